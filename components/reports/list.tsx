import { LinkButton } from '@/components/ui/button';
import { Empty } from '@/components/ui/empty';
import type { Ui } from '@/lib/i18n/ui';
import { paths } from '@/lib/paths';
import type { ListedReport } from '@/lib/reports/queries';

type Props = { ui: Ui; at: string; reports: ListedReport[]; own: boolean; team: boolean; month: string };

/** The reports of a case, newest month first: each with to whom, when, and whether it was read. */
export function ReportList({ ui, at, reports, own, team, month }: Props) {
  const months = new Map<string, ListedReport[]>();
  for (const report of reports) months.set(report.month, [...(months.get(report.month) ?? []), report]);
  const side = own ? 'own' : team ? 'team' : 'other';
  return (
    <>
      <h1>{ui.t('reports.title')}</h1>
      <p>{ui.t(`reports.lead.${side}`)}</p>
      {team && !months.has(month) && (
        <div className="actions">
          <LinkButton href={paths.reportMonth(at, month)}>{ui.t('reports.write_month', { month: ui.month(month) })}</LinkButton>
        </div>
      )}
      {months.size === 0 && <Empty>{ui.t('reports.none')}</Empty>}
      {[...months].map(([of, all]) => (
        <section key={of}>
          <h2>
            {team ? (
              <a className="alone" href={paths.reportMonth(at, of)}>
                {ui.month(of)}
              </a>
            ) : (
              ui.month(of)
            )}
          </h2>
          <ul className="dotted">
            {all
              .filter((report) => !report.replacedBy)
              .map((report) => (
                <li key={report.id}>
                  <a href={paths.report(at, report.id)}>{ui.t('reports.to', { party: nameOf(ui, report, own) })}</a>{' '}
                  <small>
                    {ui.t('reports.sent_on', { day: ui.day(report.sentAt) })}
                    {(own || team) && <> {readWords(ui, report)}</>}
                  </small>
                </li>
              ))}
          </ul>
        </section>
      ))}
    </>
  );
}

/** A side as the reader calls it. */
export const nameOf = (ui: Ui, { party, partyKind }: Pick<ListedReport, 'party' | 'partyKind'>, own: boolean): string =>
  partyKind === 'supported_person' ? ui.text(own ? 'common.you' : 'parties.kind.supported_person') : party;

/** Whether and when it was read. */
export const readWords = (ui: Ui, { readAt }: Pick<ListedReport, 'readAt'>) =>
  readAt ? ui.t('reports.read_on', { day: ui.day(readAt) }) : ui.t('reports.unread');
