'use client';
import { BASE } from '@/components/ui/ruby-marks';
import { RubyText } from '@/components/ui/ruby-text';

/** A text in which RubyText's marks may stand. */
export type Words = string;

export type Row = {
  id: string;
  /** The entry that the title leads to, when it is not this one. */
  thread?: string;
  time: string;
  who: Words;
  /** Name of the picture of the author's side. */
  side: string;
  kind: Words;
  title: Words;
  excerpt: Words;
  /** Which of the page's circles of readers. */
  circle: number;
  status?: Words;
  unread?: 1;
};

/** What stands on a timeline, as plain data: it is JSON on its way to TimelineRows. */
export type Days = {
  /** Where a case's entries are: an id is put after it. */
  entries: string;
  circles: Words[];
  unread: Words;
  days: { day: string; label: Words; rows: Row[] }[];
};

/**
 * The days of a timeline, from one text. As elements, or as data in props, React would take every value of every row into its hands three
 * times on the server; one text it passes on whole. Nothing happens here on the client, and it is all in the HTML.
 */
export function TimelineRows({ json }: { json: string }) {
  const { entries, circles, unread, days } = JSON.parse(json) as Days;
  const readers = circles.map(shown);
  return (
    <ol className="timeline">
      {days.map(({ day, label, rows }) => (
        <li key={day}>
          <h2>{shown(label)}</h2>
          <ol>
            {rows.map((row) => (
              <li key={row.id} id={`e-${row.id}`} data-side={row.side} data-unread={row.unread && ''}>
                <p>
                  {shown(`${row.time} ${row.who} `)}
                  <b>{shown(row.kind)}</b>
                  {row.status && [' ', <i key="status">{shown(row.status)}</i>]}
                  {row.unread && [' ', <em key="unread">{shown(unread)}</em>]}
                </p>
                <h3>
                  <a href={entries + (row.thread ?? row.id)}>{shown(row.title)}</a>
                </h3>
                {row.excerpt && <p>{shown(row.excerpt)}</p>}
                <small>{readers[row.circle]}</small>
              </li>
            ))}
          </ol>
        </li>
      ))}
    </ol>
  );
}

const shown = (words: Words) => (words.includes(BASE) ? <RubyText text={words} /> : words);
