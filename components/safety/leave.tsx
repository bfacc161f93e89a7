'use client';

/**
 * The way out of a page that somebody must not be seen with. A plain link where nothing else works; else this page is replaced, so
 * that "back" does not show it again.
 */
export function Leave({ href, label }: { href: string; label: string }) {
  return (
    <a
      className="button"
      data-variant="danger"
      href={href}
      rel="noreferrer"
      onClick={(event) => {
        event.preventDefault();
        document.body.hidden = true;
        location.replace(href);
      }}
    >
      <span>{label}</span>
    </a>
  );
}
