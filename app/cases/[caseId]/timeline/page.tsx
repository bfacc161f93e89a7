import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { CasePage } from '@/components/cases/case-page';
import { Timeline } from '@/components/timeline/timeline';
import { getCase } from '@/lib/cases/queries';
import { findDraft } from '@/lib/drafts/queries';
import type { SearchParams } from '@/lib/forms/state';
import { isId } from '@/lib/ids';
import { paths } from '@/lib/paths';
import { openPage, pageTitle } from '@/lib/session/page';
import { timelineFilter } from '@/lib/timeline/model';
import { findEntries, listTimeline } from '@/lib/timeline/queries';

type Props = { params: Promise<{ caseId: string }>; searchParams: Promise<SearchParams> };

export const generateMetadata = (): Promise<Metadata> => pageTitle('timeline.title');

/** A case's timeline: newest first, 50 at a time, each side its own slice. */
export default async function TimelinePage({ params, searchParams }: Props) {
  const [{ caseId }, search] = await Promise.all([params, searchParams]);
  if (!isId(caseId)) notFound();
  const filter = timelineFilter.parse(search);
  const searching = search.search !== undefined;
  const { ui, me, data } = await openPage(
    paths.timeline(caseId),
    (tx) =>
      Promise.all([
        getCase(tx, caseId),
        searching ? findEntries(tx, [caseId], searchKey(caseId)) : null,
        searching ? findDraft(tx, searchKey(caseId)) : null,
        searching ? null : listTimeline(tx, caseId, filter),
      ]),
    { caseInHand: caseId },
  );
  const [head, found, draft, listed] = data;
  return (
    <CasePage ui={ui} head={head} me={me} title={ui.text('timeline.title')} current="timeline">
      <Timeline
        ui={ui}
        head={head}
        filter={filter}
        words={typeof draft?.words === 'string' ? draft.words : null}
        rows={found ?? listed ?? []}
        own={head.personId === me.personId}
      />
    </CasePage>
  );
}

const searchKey = (caseId: string) => `search:${caseId}`;
