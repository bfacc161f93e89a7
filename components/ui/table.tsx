import { type ReactNode, useId } from 'react';

type Props = {
  caption: ReactNode;
  head: ReactNode[];
  rows: { key: string; cells: ReactNode[] }[];
  /** The places of cells that are numbers: they stand at the right. */
  numbers?: number[];
  /** On a phone its rows are a list, and these places, which do not speak for themselves, have the word of the head before them. */
  stacks?: number[];
};

const isEmpty = (cell: ReactNode) => cell === null || cell === '' || (Array.isArray(cell) && cell.length === 0);

/** A table with a caption for those who do not see it; the first cell of a row names the row. Scrolls by itself when narrow, or stacks. */
export function Table({ caption, head, rows, numbers = [], stacks }: Props) {
  const id = useId();
  const kind = (place: number) => (numbers.includes(place) ? 'number' : undefined);
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
              <th key={place} scope="col" className={kind(place)}>
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
                  <td key={place} className={kind(place)}>
                    {stacks?.includes(place) && !isEmpty(cell) && <span className="of-head">{head[place]}</span>}
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
