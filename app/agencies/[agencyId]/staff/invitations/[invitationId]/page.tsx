import { notFound } from 'next/navigation';
import { staffNav } from '@/components/cases/staff-nav';
import { InvitationMade } from '@/components/people/invitation-made';
import { Page } from '@/components/ui/page';
import { isId } from '@/lib/ids';
import { paths } from '@/lib/paths';
import { findLinkToShow } from '@/lib/people/link-cookie';
import { getInvitation } from '@/lib/people/queries';
import { absolute } from '@/lib/session/links';
import { openPage, pageTitle } from '@/lib/session/page';

type Props = { params: Promise<{ agencyId: string; invitationId: string }> };

export const generateMetadata = () => pageTitle('people.invitation');

/** An invitation to the staff. */
export default async function StaffInvitationPage({ params }: Props) {
  const { agencyId, invitationId } = await params;
  if (!isId(agencyId) || !isId(invitationId)) notFound();
  const [{ ui, me, data: invitation }, token] = await Promise.all([
    openPage(paths.staffInvitation(agencyId, invitationId), (tx) => getInvitation(tx, invitationId, { agencyId })),
    findLinkToShow(),
  ]);
  return (
    <Page ui={ui} me={me} nav={staffNav(ui)}>
      <InvitationMade
        ui={ui}
        invitation={invitation}
        link={token && invitation.state === 'open' ? absolute(paths.invitation(token)) : null}
        back={paths.staff(agencyId)}
        again={paths.inviteStaff(agencyId)}
        revoke={paths.staffInvitation(agencyId, invitationId, 'revoke')}
      />
    </Page>
  );
}
