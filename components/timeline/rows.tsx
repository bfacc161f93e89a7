'use client';
import type { ReactNode } from 'react';

export type Row = {
  id: string;
  href: string;
  time: string;
  /** Name of the picture of the author's side. */
  side: string;
  who: ReactNode;
  kind: ReactNode;
  title: ReactNode;
  excerpt: ReactNode;
  readers: ReactNode;
  status?: ReactNode;
  unread?: ReactNode;
};
export type Day = { day: string; label: ReactNode; rows: Row[] };

/**
 * The days of a timeline. One client component with plain data: the server then sends each row once as data and once as HTML,
 * not a third time as a tree of elements. It holds no state.
 */
export function TimelineRows({ days }: { days: Day[] }) {
  return (
    <ol className="timeline">
      {days.map(({ day, label, rows }) => (
        <li key={day}>
          <h2>{label}</h2>
          <ol>
            {rows.map((row) => (
              <li key={row.id} id={`e-${row.id}`} data-side={row.side} data-unread={row.unread ? '' : undefined}>
                <p>
                  {row.time} {row.who} <b>{row.kind}</b> {row.status && <i>{row.status}</i>}{' '}
                  {row.unread && <em>{row.unread}</em>}
                </p>
                <h3>
                  <a href={row.href}>{row.title}</a>
                </h3>
                {row.excerpt && <p>{row.excerpt}</p>}
                <small>{row.readers}</small>
              </li>
            ))}
          </ol>
        </li>
      ))}
    </ol>
  );
}
