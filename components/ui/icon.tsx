/** A picture from public/icons.svg, always beside words that say the same. */
export function Icon({ name, big = false }: { name: string; big?: boolean }) {
  return (
    <svg className={big ? 'icon icon-big' : 'icon'} aria-hidden="true">
      <use href={`/icons.svg#${name}`} />
    </svg>
  );
}
