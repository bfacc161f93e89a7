import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { PrintedTimeline } from '@/components/timeline/printed';
import { getCase } from '@/lib/cases/queries';
import type { SearchParams } from '@/lib/forms/state';
import { isId } from '@/lib/ids';
import { paths } from '@/lib/paths';
import { openPage, pageTitle } from '@/lib/session/page';
import { timelineFilter } from '@/lib/timeline/model';
import { listForPrint } from '@/lib/timeline/queries';

type Props = { params: Promise<{ caseId: string }>; searchParams: Promise<SearchParams> };

export const generateMetadata = (): Promise<Metadata> => pageTitle('timeline.print_title');

/** The timeline as paper: whole texts, up to 500, as narrowed on the page before. */
export default async function PrintPage({ params, searchParams }: Props) {
  const [{ caseId }, search] = await Promise.all([params, searchParams]);
  if (!isId(caseId)) notFound();
  const { ui, me, data } = await openPage(`${paths.timeline(caseId)}/print`, (tx) =>
    Promise.all([getCase(tx, caseId), listForPrint(tx, caseId, timelineFilter.parse(search))]),
  );
  const [head, rows] = data;
  return <PrintedTimeline ui={ui} head={head} me={me} rows={rows} />;
}
