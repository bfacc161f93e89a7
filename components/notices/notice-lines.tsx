import type { ReactNode } from 'react';
import { authorWords, titleOf } from '@/components/timeline/days';
import type { Ui } from '@/lib/i18n/ui';
import type { NoticeRow, NoticesOfCase } from '@/lib/notices/model';
import { paths } from '@/lib/paths';

type Props = { ui: Ui; of: NoticesOfCase; actions?: (row: NoticeRow, newest: boolean) => ReactNode };

/** One case's notices under the name of the person whose case it is: when, who, what kind, the way there, and what can be done here. */
export function NoticeLines({ ui, of, actions }: Props) {
  const threads = new Set<string>();
  const newestOf = (row: NoticeRow) => {
    const thread = row.threadId ?? row.id;
    const newest = !threads.has(thread);
    threads.add(thread);
    return newest;
  };
  return (
    <ol className="timeline">
      <li>
        <h2>{ui.name(of.name, of.reading)}</h2>
        <ol>
          {of.rows.map((row) => (
            <li key={row.id} data-side={row.authorKind} data-unread={row.unread ? '' : undefined}>
              <p>
                {ui.dayTime(row.at)} {authorWords(ui, row)} <b>{ui.t(`kinds.entry.${row.kind}`)}</b>
              </p>
              <h3>
                <a href={paths.entry(of.caseId, row.threadId ?? row.id)}>{titleOf(ui, row)}</a>
              </h3>
              {actions?.(row, newestOf(row))}
            </li>
          ))}
        </ol>
      </li>
    </ol>
  );
}
