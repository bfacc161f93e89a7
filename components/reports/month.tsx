import { BackLink } from '@/components/ui/back-link';
import { LinkButton } from '@/components/ui/button';
import { Notice } from '@/components/ui/notice';
import type { Party } from '@/lib/entries/model';
import type { Ui } from '@/lib/i18n/ui';
import { paths } from '@/lib/paths';
import type { ListedReport } from '@/lib/reports/queries';
import { nameOf, readWords } from './list';

type Props = {
  ui: Ui;
  caseId: string;
  month: string;
  /** Reports that stand, of the month. */
  standing: ListedReport[];
  parties: Party[];
  consented: string[];
  /** Whether there is a job whose workplace does not know. */
  closed: boolean;
  done: boolean;
};

/** A month whose report the supported person has: who else has theirs, and who could have. For the support team. */
export function MonthOverview({ ui, caseId, month, standing, parties, consented, closed, done }: Props) {
  const own = standing.find((report) => report.partyKind === 'supported_person')!;
  const others = parties.filter((party) => ['family', 'employer', 'partner'].includes(party.kind));
  return (
    <>
      <BackLink ui={ui} href={paths.reports(caseId)}>
        {ui.t('reports.title')}
      </BackLink>
      {done && <Notice kind="done">{ui.t('reports.done.sent_person')}</Notice>}
      <h1>{ui.t('reports.of_month', { month: ui.month(month) })}</h1>
      <section>
        <h2>{ui.t('parties.kind.supported_person')}</h2>
        <SentLine ui={ui} caseId={caseId} report={own} />
        <div className="actions">
          <LinkButton variant="secondary" href={`${paths.reportMonth(caseId, month)}?again`}>
            {ui.t('reports.again')}
          </LinkButton>
        </div>
      </section>
      {others.map((party) => {
        const sent = standing.find((report) => report.partyId === party.id);
        if (!sent && !party.open) return null;
        const mayRead = consented.includes(`${party.id}:report`);
        return (
          <section key={party.id}>
            <h2>{ui.name(party.label, party.reading)}</h2>
            {sent && <SentLine ui={ui} caseId={caseId} report={sent} />}
            {!sent && !mayRead && (
              <p>
                {ui.t('reports.no_consent')} <a href={paths.consents(caseId)}>{ui.t('consents.nav')}</a>
              </p>
            )}
            {!sent && mayRead && !own.readAt && <p>{ui.t('reports.wait')}</p>}
            {!sent && mayRead && own.readAt && (
              <div className="actions">
                <LinkButton href={paths.reportTo(caseId, month, party.id)}>
                  {ui.t('reports.prepare', { party: party.label })}
                </LinkButton>
              </div>
            )}
          </section>
        );
      })}
      {closed && <p className="hint">{ui.t('reports.closed')}</p>}
      <p>
        <a className="alone" href={paths.reportsOf(month)}>
          {ui.t('reports.all_of_month', { month: ui.month(month) })}
        </a>
      </p>
    </>
  );
}

function SentLine({ ui, caseId, report }: { ui: Ui; caseId: string; report: ListedReport }) {
  return (
    <p>
      <a href={paths.report(caseId, report.id)}>{ui.t('reports.to', { party: nameOf(ui, report, false) })}</a>{' '}
      <small>
        {ui.t('reports.sent_on', { day: ui.day(report.sentAt) })} {readWords(ui, report)}
      </small>
    </p>
  );
}
