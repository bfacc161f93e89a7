import { notFound } from 'next/navigation';
import { CasePage } from '@/components/cases/case-page';
import { InvitationMade } from '@/components/people/invitation-made';
import { recordLook } from '@/lib/access-log/commands';
import { getCase } from '@/lib/cases/queries';
import { isId } from '@/lib/ids';
import { paths } from '@/lib/paths';
import { findLinkToShow } from '@/lib/people/link-cookie';
import { getInvitation } from '@/lib/people/queries';
import { absolute } from '@/lib/session/links';
import { openPage, pageTitle } from '@/lib/session/page';

type Props = { params: Promise<{ caseId: string; invitationId: string }> };

export const generateMetadata = () => pageTitle('people.invitation');

/** An invitation: just made, with its link to hand over; later, to be taken back. */
export default async function InvitationPage({ params }: Props) {
  const { caseId, invitationId } = await params;
  if (!isId(caseId) || !isId(invitationId)) notFound();
  const [{ ui, me, data }, token] = await Promise.all([
    openPage(paths.caseInvitation(caseId, invitationId), (tx) =>
      Promise.all([getCase(tx, caseId), getInvitation(tx, invitationId, { caseId }), recordLook(tx, caseId, 'people')]),
    ),
    findLinkToShow(),
  ]);
  const [head, invitation] = data;
  return (
    <CasePage ui={ui} head={head} me={me} title={ui.text('people.invitation')} current="people">
      <InvitationMade
        ui={ui}
        invitation={invitation}
        link={token && invitation.state === 'open' ? absolute(paths.invitation(token)) : null}
        back={paths.people(caseId)}
        again={paths.invite(caseId)}
        revoke={paths.caseInvitation(caseId, invitationId, 'revoke')}
      />
    </CasePage>
  );
}
