import type { Metadata } from 'next';
import { PrintedTimeline } from '@/components/timeline/printed';
import { type PlaceParams, placeIn } from '@/lib/cases/place';
import { getCase } from '@/lib/cases/queries';
import type { SearchParams } from '@/lib/forms/state';
import { paths } from '@/lib/paths';
import { openPage, pageTitle } from '@/lib/session/page';
import { timelineFilter } from '@/lib/timeline/model';
import { listForPrint } from '@/lib/timeline/queries';

type Props = { params: PlaceParams; searchParams: Promise<SearchParams> };

export const generateMetadata = (): Promise<Metadata> => pageTitle('timeline.print_title');

/** The timeline as paper: whole texts, up to 500, as narrowed on the page before. */
export default async function PrintPage({ params, searchParams }: Props) {
  const [{ caseId, at, ...place }, search] = await Promise.all([placeIn(params), searchParams]);
  const { ui, me, data } = await openPage(
    `${paths.timeline(at)}/print`,
    (tx) => Promise.all([getCase(tx, caseId), listForPrint(tx, caseId, timelineFilter.parse(search), place.as !== undefined)]),
    place,
  );
  const [head, rows] = data;
  return <PrintedTimeline ui={ui} head={head} me={me} rows={rows} />;
}
