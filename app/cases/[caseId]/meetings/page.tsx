import type { Metadata } from 'next';
import { circleOfCase } from '@/components/audience/words';
import { CasePage } from '@/components/cases/case-page';
import { MeetingList } from '@/components/meetings/list';
import { sidesOf } from '@/lib/cases/model';
import { type PlaceParams, placeIn } from '@/lib/cases/place';
import { getCase } from '@/lib/cases/queries';
import { today } from '@/lib/dates';
import { conferencesIn } from '@/lib/meetings/model';
import { listConferenceDays, listMeetings } from '@/lib/meetings/queries';
import { paths } from '@/lib/paths';
import { openPage, pageTitle } from '@/lib/session/page';

export const generateMetadata = (): Promise<Metadata> => pageTitle('meetings.title');

/** The meetings of a case that the asker is asked to. */
export default async function MeetingsPage({ params }: { params: PlaceParams }) {
  const { caseId, at, ...place } = await placeIn(params);
  const { ui, me, data } = await openPage(
    paths.meetings(at),
    (tx) =>
      Promise.all([getCase(tx, caseId), listMeetings(tx, caseId, place.as !== undefined), listConferenceDays(tx, caseId)]),
    place,
  );
  const [head, meetings, conferences] = data;
  const team = sidesOf(head).includes('support_team');
  return (
    <CasePage ui={ui} head={head} me={me} title={ui.text('meetings.title')} current="meetings">
      <MeetingList
        ui={ui}
        at={at}
        circle={circleOfCase(head)}
        meetings={meetings}
        mayPropose={!head.lookingAs && sidesOf(head).length > 0}
        counted={team && !head.lookingAs ? conferencesIn(conferences, today()) : null}
      />
    </CasePage>
  );
}
