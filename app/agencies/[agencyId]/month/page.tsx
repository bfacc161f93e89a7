import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { staffNav } from '@/components/cases/staff-nav';
import { MonthBoard } from '@/components/month/board';
import { Page } from '@/components/ui/page';
import { today } from '@/lib/dates';
import { byUrgency, caseMonth, monthAsked } from '@/lib/duties/month';
import { listDutyFacts } from '@/lib/duties/queries';
import type { SearchParams } from '@/lib/forms/state';
import { isId } from '@/lib/ids';
import { listSettings } from '@/lib/money/queries';
import { paths } from '@/lib/paths';
import { getStaff } from '@/lib/people/queries';
import { openPage, pageTitle } from '@/lib/session/page';

type Props = { params: Promise<{ agencyId: string }>; searchParams: Promise<SearchParams> };

export const generateMetadata = (): Promise<Metadata> => pageTitle('month.agency_title');

/** A month of all cases of an agency, for its managers. */
export default async function AgencyMonthPage({ params, searchParams }: Props) {
  const [{ agencyId }, search] = await Promise.all([params, searchParams]);
  if (!isId(agencyId)) notFound();
  const month = monthAsked(search.month, today());
  const { ui, me, data } = await openPage(paths.agencyMonth(agencyId, month), (tx) =>
    Promise.all([getStaff(tx, agencyId), listDutyFacts(tx, { agencyId }, month), listSettings(tx, agencyId)]),
  );
  const [agency, facts, settings] = data;
  const months = facts.flatMap((of) => caseMonth(of, month, today()) ?? []);
  return (
    <Page ui={ui} me={me} nav={staffNav(ui)}>
      <h1>{ui.t('month.of', { month: ui.month(month) })}</h1>
      <p>{ui.say(agency.name)}</p>
      <p>
        <a className="alone" href={paths.agencyExports(agencyId, month)}>
          {ui.t('exports.title')}
        </a>
      </p>
      <MonthBoard
        ui={ui}
        month={month}
        now={today().slice(0, 7)}
        months={byUrgency(months)}
        settings={settings}
        byWorker
        hrefOfMonth={(one) => paths.agencyMonth(agencyId, one)}
      />
    </Page>
  );
}
