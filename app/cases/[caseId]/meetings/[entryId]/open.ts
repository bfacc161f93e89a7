import 'server-only';
import { notFound } from 'next/navigation';
import { sidesOf } from '@/lib/cases/model';
import { type PlaceParams, placeIn } from '@/lib/cases/place';
import { getCase } from '@/lib/cases/queries';
import { findDraft } from '@/lib/drafts/queries';
import { getThread } from '@/lib/entries/queries';
import { isId } from '@/lib/ids';
import { goesOut } from '@/lib/meetings/model';
import { getMeeting, listPeopleOf, listTopics } from '@/lib/meetings/queries';
import { paths } from '@/lib/paths';
import { openPage } from '@/lib/session/page';
import { type Advice, adviceOn } from '@/lib/wording/model';
import { getWatched } from '@/lib/wording/queries';

export type MeetingParams = PlaceParams & Promise<{ entryId: string }>;

/** What the pages of one meeting start with: the meeting, what was said about it, who is asked, what was typed before. Who looked is written. */
export async function openMeeting(params: MeetingParams, step: string, draftKey: string) {
  const [{ caseId, at, ...place }, { entryId }] = await Promise.all([placeIn(params), params]);
  if (!isId(entryId)) notFound();
  const { ui, me, data } = await openPage(
    paths.meeting(at, entryId, step),
    (tx) =>
      Promise.all([
        getCase(tx, caseId),
        getMeeting(tx, caseId, entryId),
        getThread(tx, caseId, entryId, place.as !== undefined),
        listPeopleOf(tx, caseId, entryId),
        listTopics(tx, caseId),
        findDraft(tx, draftKey),
        getWatched(tx, caseId),
      ]),
    place,
  );
  const [head, meeting, thread, people, topics, draft, watched] = data;
  const team = sidesOf(head).includes('support_team');
  /** What the writer of the minutes is told before others read them. */
  const adviceFor = (going: Parameters<typeof goesOut>[0]): Advice | null => {
    const out = goesOut(going, meeting, thread, head.parties);
    return out && adviceOn([out.words], out.audience, head, watched);
  };
  return { ui, me, head, meeting, thread, people, topics, draft, adviceFor, team, runs: team || thread.root.own, caseId, at };
}
