import { redirect } from 'next/navigation';
import { LinkNeeded } from '@/components/invitations/link-needed';
import { paths } from '@/lib/paths';
import { findRememberedInvitation } from '@/lib/people/link-cookie';
import { openPublicPage, pageTitle } from '@/lib/session/page';

export const generateMetadata = () => pageTitle('invitations.title');

/** Back from signing in, to the invitation that this browser has remembered meanwhile. */
export default async function InvitationsPage() {
  const [token, { ui, me }] = await Promise.all([findRememberedInvitation(), openPublicPage()]);
  if (token) redirect(paths.invitation(token));
  return <LinkNeeded ui={ui} me={me} />;
}
