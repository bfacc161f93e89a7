import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { CasePage } from '@/components/cases/case-page';
import { History } from '@/components/entries/history';
import { type PlaceParams, placeIn } from '@/lib/cases/place';
import { getCase } from '@/lib/cases/queries';
import { getEntry, listVersions } from '@/lib/entries/queries';
import { isId } from '@/lib/ids';
import { paths } from '@/lib/paths';
import { openPage, pageTitle } from '@/lib/session/page';

export const generateMetadata = (): Promise<Metadata> => pageTitle('entries.history.title');

/** The texts that an entry has had. */
export default async function HistoryPage({ params }: { params: PlaceParams & Promise<{ entryId: string }> }) {
  const [{ caseId, at, ...place }, { entryId }] = await Promise.all([placeIn(params), params]);
  if (!isId(entryId)) notFound();
  const { ui, me, data } = await openPage(
    paths.entryStep(at, entryId, 'history'),
    (tx) =>
      Promise.all([
        getCase(tx, caseId),
        getEntry(tx, caseId, entryId),
        listVersions(tx, caseId, entryId, place.as !== undefined),
      ]),
    place,
  );
  const [head, entry, versions] = data;
  return (
    <CasePage ui={ui} head={head} me={me} title={ui.text('entries.history.title')} current="timeline">
      <History ui={ui} caseId={at} entry={entry} versions={versions} />
    </CasePage>
  );
}
