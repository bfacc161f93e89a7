import { authorText, titleOf } from '@/components/timeline/days';
import type { Ui } from '@/lib/i18n/ui';
import type { NoticesOfCase } from '@/lib/notices/model';
import { paths } from '@/lib/paths';

/** One case's notices under the name of the person whose case it is: when, who, what kind, and the way there. */
export function NoticeLines({ ui, of }: { ui: Ui; of: NoticesOfCase }) {
  return (
    <ol className="timeline">
      <li>
        <h2>{ui.name(of.name, of.reading)}</h2>
        <ol>
          {of.rows.map((row) => (
            <li key={row.id} data-side={row.authorKind} data-unread={row.unread ? '' : undefined}>
              <p>
                {ui.dayTime(row.at)} {ui.say(authorText(ui, row))} <b>{ui.t(`kinds.entry.${row.kind}`)}</b>
              </p>
              <h3>
                <a href={paths.entry(of.caseId, row.threadId ?? row.id)}>{titleOf(ui, row)}</a>
              </h3>
            </li>
          ))}
        </ol>
      </li>
    </ol>
  );
}
