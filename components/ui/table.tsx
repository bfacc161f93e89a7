import { type ReactNode, useId } from 'react';

type Props = { caption: ReactNode; head: ReactNode[]; rows: { key: string; cells: ReactNode[] }[] };

/** A table with a caption for those who do not see it; the first cell of a row names the row. Scrolls by itself when narrow. */
export function Table({ caption, head, rows }: Props) {
  const id = useId();
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by the keyboard
    <section className="scroll" aria-labelledby={id} tabIndex={0}>
      <table className="table">
        <caption className="hidden-text" id={id}>
          {caption}
        </caption>
        <thead>
          <tr>
            {head.map((cell, place) => (
              <th key={place} scope="col">
                {cell}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.key}>
              {row.cells.map((cell, place) =>
                place === 0 ? (
                  <th key={place} scope="row">
                    {cell}
                  </th>
                ) : (
                  <td key={place}>{cell}</td>
                ),
              )}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
