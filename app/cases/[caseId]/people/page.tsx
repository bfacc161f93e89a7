import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { CasePage } from '@/components/cases/case-page';
import { People } from '@/components/people/people';
import { recordLook } from '@/lib/access-log/commands';
import { sidesOf } from '@/lib/cases/model';
import { getCase } from '@/lib/cases/queries';
import type { SearchParams } from '@/lib/forms/state';
import { isId } from '@/lib/ids';
import { paths } from '@/lib/paths';
import { listMembers, listOpenInvitations, listPartyTimes, listSidesToInviteTo } from '@/lib/people/queries';
import { openPage, pageTitle } from '@/lib/session/page';

type Props = { params: Promise<{ caseId: string }>; searchParams: Promise<SearchParams> };

export const generateMetadata = (): Promise<Metadata> => pageTitle('people.title');

/** The people of a case by side, from–to, and the invitations that are open. */
export default async function PeoplePage({ params, searchParams }: Props) {
  const [{ caseId }, search] = await Promise.all([params, searchParams]);
  if (!isId(caseId)) notFound();
  const { ui, me, data } = await openPage(paths.people(caseId), (tx) =>
    Promise.all([
      getCase(tx, caseId),
      listMembers(tx, caseId),
      listPartyTimes(tx, caseId),
      listOpenInvitations(tx, caseId),
      listSidesToInviteTo(tx, caseId),
      recordLook(tx, caseId, 'people'),
    ]),
  );
  const [head, members, times, invitations, invitable] = data;
  const mine = sidesOf(head);
  return (
    <CasePage ui={ui} head={head} me={me} title={ui.text('people.title')} current="people">
      <People
        ui={ui}
        caseId={caseId}
        me={me.personId}
        mine={mine}
        parties={head.parties}
        members={members}
        times={times}
        invitations={invitations}
        mayInvite={invitable.length > 0 || mine.includes('support_team') || mine.includes('supported_person')}
        notice={search.ended !== undefined ? 'people.ended' : search.revoked !== undefined ? 'people.revoked' : undefined}
      />
    </CasePage>
  );
}
