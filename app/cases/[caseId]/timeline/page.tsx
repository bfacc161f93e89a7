import type { Metadata } from 'next';
import { CasePage } from '@/components/cases/case-page';
import { Timeline } from '@/components/timeline/timeline';
import { type PlaceParams, placeIn } from '@/lib/cases/place';
import { getCase } from '@/lib/cases/queries';
import { findDraft } from '@/lib/drafts/queries';
import type { SearchParams } from '@/lib/forms/state';
import { paths } from '@/lib/paths';
import { openPage, pageTitle } from '@/lib/session/page';
import { foundSize, timelineFilter } from '@/lib/timeline/model';
import { findEntries, listTimeline } from '@/lib/timeline/queries';

type Props = { params: PlaceParams; searchParams: Promise<SearchParams> };

export const generateMetadata = (): Promise<Metadata> => pageTitle('timeline.title');

/** A case's timeline: newest first, 50 at a time, each side its own slice; also as another side sees it. */
export default async function TimelinePage({ params, searchParams }: Props) {
  const [{ caseId, at, ...place }, search] = await Promise.all([placeIn(params), searchParams]);
  const filter = timelineFilter.parse(search);
  // What was searched for is its searcher's own.
  const searching = search.search !== undefined && !place.as;
  const size = foundSize(search.search);
  const { ui, me, data } = await openPage(
    paths.timeline(at),
    (tx) =>
      Promise.all([
        getCase(tx, caseId),
        searching ? findEntries(tx, [caseId], searchKey(caseId), size) : null,
        searching ? findDraft(tx, searchKey(caseId)) : null,
        searching ? null : listTimeline(tx, caseId, filter, place.as !== undefined),
      ]),
    place,
  );
  const [head, found, draft, listed] = data;
  return (
    <CasePage ui={ui} head={head} me={me} title={ui.text('timeline.title')} current="timeline">
      <Timeline
        ui={ui}
        head={head}
        filter={filter}
        searched={found && typeof draft?.words === 'string' ? { words: draft.words, size, more: found.more } : null}
        rows={found?.rows ?? listed ?? []}
        own={head.personId === me.personId}
      />
    </CasePage>
  );
}

const searchKey = (caseId: string) => `search:${caseId}`;
