import type { Metadata } from 'next';
import { CasePage } from '@/components/cases/case-page';
import { People } from '@/components/people/people';
import { recordLook } from '@/lib/access-log/commands';
import { sidesOf } from '@/lib/cases/model';
import { type PlaceParams, placeIn } from '@/lib/cases/place';
import { getCase } from '@/lib/cases/queries';
import type { SearchParams } from '@/lib/forms/state';
import { managesCase } from '@/lib/intake/queries';
import { paths } from '@/lib/paths';
import { listMembers, listOpenInvitations, listPartyTimes, listSidesToInviteTo } from '@/lib/people/queries';
import { openPage, pageTitle } from '@/lib/session/page';

type Props = { params: PlaceParams; searchParams: Promise<SearchParams> };

export const generateMetadata = (): Promise<Metadata> => pageTitle('people.title');

const notices = [
  ['ended', 'people.ended'],
  ['revoked', 'people.revoked'],
  ['opened', 'intake.opened'],
  ['joined', 'intake.team.added'],
] as const;

/** The people of a case by side, from–to, and the invitations that are open. */
export default async function PeoplePage({ params, searchParams }: Props) {
  const [{ caseId, at, ...place }, search] = await Promise.all([placeIn(params), searchParams]);
  const { ui, me, data } = await openPage(
    paths.people(at),
    (tx) =>
      Promise.all([
        getCase(tx, caseId),
        listMembers(tx, caseId),
        listPartyTimes(tx, caseId),
        listOpenInvitations(tx, caseId),
        listSidesToInviteTo(tx, caseId),
        managesCase(tx, caseId),
        place.as === undefined && recordLook(tx, caseId, 'people'),
      ]),
    place,
  );
  const [head, members, times, invitations, invitable, manages] = data;
  const mine = sidesOf(head);
  return (
    <CasePage ui={ui} head={head} me={me} title={ui.text('people.title')} current="people">
      <People
        ui={ui}
        caseId={at}
        me={me.personId}
        mine={mine}
        parties={head.parties}
        members={members}
        times={times}
        invitations={invitations}
        mayInvite={invitable.length > 0 || mine.includes('support_team') || mine.includes('supported_person')}
        manages={manages}
        notice={notices.find(([param]) => search[param] !== undefined)?.[1]}
      />
    </CasePage>
  );
}
