import type { Metadata } from 'next';
import { staffNav } from '@/components/cases/staff-nav';
import { MonthBoard } from '@/components/month/board';
import { Page } from '@/components/ui/page';
import { today } from '@/lib/dates';
import { byUrgency, caseMonth, monthAsked } from '@/lib/duties/month';
import { listDutyFacts } from '@/lib/duties/queries';
import type { SearchParams } from '@/lib/forms/state';
import { listSettings } from '@/lib/money/queries';
import { paths } from '@/lib/paths';
import { openPage, pageTitle } from '@/lib/session/page';

type Props = { searchParams: Promise<SearchParams> };

export const generateMetadata = (): Promise<Metadata> => pageTitle('month.title');

/** A month of the cases that one supports. */
export default async function MonthPage({ searchParams }: Props) {
  const month = monthAsked((await searchParams).month, today());
  const { ui, me, data } = await openPage(paths.month(month), (tx) =>
    Promise.all([listDutyFacts(tx, 'team', month), listSettings(tx)]),
  );
  const [facts, settings] = data;
  const months = facts.filter((of) => of.mine).flatMap((of) => caseMonth(of, month, today()) ?? []);
  return (
    <Page ui={ui} me={me} nav={staffNav(ui, 'month')}>
      <h1>{ui.t('month.of', { month: ui.month(month) })}</h1>
      <MonthBoard
        ui={ui}
        month={month}
        today={today()}
        months={byUrgency(months)}
        settings={settings}
        byWorker={false}
        hrefOfMonth={paths.month}
      />
    </Page>
  );
}
