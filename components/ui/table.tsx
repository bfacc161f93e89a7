import type { ReactNode } from 'react';

type Props = { caption: ReactNode; head: ReactNode[]; rows: { key: string; cells: ReactNode[] }[] };

/** A table with a caption for those who do not see it; the first cell of a row names the row. Scrolls by itself when narrow. */
export function Table({ caption, head, rows }: Props) {
  return (
    <div className="scroll">
      <table className="table">
        <caption className="hidden-text">{caption}</caption>
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
    </div>
  );
}
