import type { Metadata } from 'next';
import { redirect } from 'next/navigation';
import { ReportsOverview } from '@/components/reports/overview';
import { today } from '@/lib/dates';
import type { SearchParams } from '@/lib/forms/state';
import { paths } from '@/lib/paths';
import { isMonth } from '@/lib/reports/model';
import { listMonth } from '@/lib/reports/queries';
import { openPage, pageTitle } from '@/lib/session/page';

type Props = { searchParams: Promise<SearchParams> };

export const generateMetadata = (): Promise<Metadata> => pageTitle('reports.title');

/** A month's reports of all one's cases; `?after=CASE` leads on to the next one that has none. */
export default async function ReportsPage({ searchParams }: Props) {
  const { month: asked, after } = await searchParams;
  const month = typeof asked === 'string' && isMonth(asked) ? asked : today().slice(0, 7);
  const { ui, me, data: rows } = await openPage(paths.reportsOf(month), (tx) => listMonth(tx, month));
  const at = rows.findIndex((row) => row.caseId === after);
  const next = at < 0 ? undefined : [...rows.slice(at + 1), ...rows.slice(0, at)].find((row) => !row.sentAt);
  if (next) redirect(`${paths.reportMonth(next.caseId, month)}?sent`);
  return <ReportsOverview ui={ui} me={me} month={month} rows={rows} done={at >= 0} />;
}
