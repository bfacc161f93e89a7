import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { staffNav } from '@/components/cases/staff-nav';
import { MonthBoard } from '@/components/month/board';
import { MonthsAtRisk } from '@/components/month/year';
import { Page } from '@/components/ui/page';
import { type Day, today } from '@/lib/dates';
import { byUrgency, caseMonth, monthAsked } from '@/lib/duties/month';
import { listDutyFacts } from '@/lib/duties/queries';
import type { SearchParams } from '@/lib/forms/state';
import { isId } from '@/lib/ids';
import { monthsOfYear } from '@/lib/money/months';
import { listSettings } from '@/lib/money/queries';
import { fiscalYear, yearAsked } from '@/lib/money/retention';
import { paths } from '@/lib/paths';
import { getStaff } from '@/lib/people/queries';
import { openPage, pageTitle } from '@/lib/session/page';

type Props = { params: Promise<{ agencyId: string }>; searchParams: Promise<SearchParams> };

export const generateMetadata = (): Promise<Metadata> => pageTitle('month.agency_title');

/** A month of all cases of an agency, for its managers. */
export default async function AgencyMonthPage({ params, searchParams }: Props) {
  const [{ agencyId }, search] = await Promise.all([params, searchParams]);
  if (!isId(agencyId)) notFound();
  const now = today();
  const year = search.year === undefined ? null : yearAsked(search.year, now);
  if (year !== null) return monthsOf(agencyId, year, now);
  const month = monthAsked(search.month, now);
  const { ui, me, data } = await openPage(paths.agencyMonth(agencyId, month), (tx) =>
    Promise.all([getStaff(tx, agencyId), listDutyFacts(tx, { agencyId }, month), listSettings(tx, agencyId)]),
  );
  const [agency, facts, settings] = data;
  const months = facts.flatMap((of) => caseMonth(of, month, now) ?? []);
  return (
    <Page ui={ui} me={me} nav={staffNav(ui)}>
      <h1>{ui.t('month.of', { month: ui.month(month) })}</h1>
      <p>{ui.say(agency.name)}</p>
      <p>
        <a className="alone" href={paths.agencyExports(agencyId, month)}>
          {ui.t('exports.title')}
        </a>
      </p>
      <p>
        <a className="alone" href={paths.agencyYear(agencyId, fiscalYear(`${month}-01`))}>
          {ui.t('money.months.link')}
        </a>
      </p>
      <MonthBoard
        ui={ui}
        month={month}
        today={now}
        months={byUrgency(months)}
        settings={settings}
        byWorker
        hrefOfMonth={(one) => paths.agencyMonth(agencyId, one)}
      />
    </Page>
  );
}

/** A fiscal year's months side by side, as far as they have begun. */
async function monthsOf(agencyId: string, year: number, now: Day) {
  const begun = monthsOfYear(year).filter((month) => month <= now.slice(0, 7));
  const { ui, me, data } = await openPage(paths.agencyYear(agencyId, year), (tx) =>
    Promise.all([
      getStaff(tx, agencyId),
      listSettings(tx, agencyId),
      Promise.all(begun.map((month) => listDutyFacts(tx, { agencyId }, month))),
    ]),
  );
  const [, settings, facts] = data;
  const months = begun.map((month, i) => ({ month, cases: facts[i]!.flatMap((of) => caseMonth(of, month, now) ?? []) }));
  return (
    <Page ui={ui} me={me} nav={staffNav(ui)}>
      <MonthsAtRisk
        ui={ui}
        agencyId={agencyId}
        year={year}
        now={fiscalYear(now)}
        today={now}
        months={months}
        settings={settings}
      />
    </Page>
  );
}
