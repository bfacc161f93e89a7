import { type ReactNode, useId } from 'react';

type Props = {
  caption: ReactNode;
  head: ReactNode[];
  rows: { key: string; cells: ReactNode[] }[];
  /** On a phone its rows are a list; by place, the word before a cell that needs one there. */
  stacks?: (string | undefined)[];
};

/** A table with a caption for those who do not see it; the first cell of a row names the row. Scrolls by itself when narrow, or stacks. */
export function Table({ caption, head, rows, stacks }: Props) {
  const id = useId();
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by the keyboard
    <section className="scroll" aria-labelledby={id} tabIndex={0}>
      <table className="table" data-stacks={stacks && ''}>
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
                  <td key={place} data-label={stacks?.[place]}>
                    {cell}
                  </td>
                ),
              )}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
