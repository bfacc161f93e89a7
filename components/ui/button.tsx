import type { AnchorHTMLAttributes, ButtonHTMLAttributes } from 'react';

type Variant = 'primary' | 'secondary' | 'danger' | 'quiet';

/** Sends a form. Its words name the act. There is no disabled state: what cannot be done is said in words instead. */
export function Button({
  variant = 'primary',
  children,
  ...native
}: { variant?: Variant } & Omit<ButtonHTMLAttributes<HTMLButtonElement>, 'disabled'>) {
  return (
    <button className="button" data-variant={variant} {...native}>
      <span>{children}</span>
    </button>
  );
}

/** A link that looks like a button: the main way on from a page. */
export function LinkButton({
  variant = 'primary',
  children,
  ...native
}: { variant?: Variant; href: string } & AnchorHTMLAttributes<HTMLAnchorElement>) {
  return (
    <a className="button" data-variant={variant} {...native}>
      <span>{children}</span>
    </a>
  );
}
