import 'server-only';
import { cookies } from 'next/headers';
import { cookieOptions } from '@/lib/session/credential';
import { isToken } from '@/lib/session/model';

const linkCookie = 'nakadachi.link';
const tenMinutes = 600;

/** Carries an invitation's link to the one page that shows it. It is stored nowhere else: after ten minutes nobody can see it. */
export const linkAsCookie = (token: string, page: string) => ({
  name: linkCookie,
  value: token,
  options: { ...cookieOptions(tenMinutes), path: page },
});

export async function findLinkToShow(): Promise<string | null> {
  const token = (await cookies()).get(linkCookie)?.value;
  return token && isToken(token) ? token : null;
}

const invitedCookie = 'nakadachi.invitation';

/** Remembers an invitation while its holder signs in; the link itself goes into no address and no database row. */
export const invitationAsCookie = (token: string) => ({
  name: invitedCookie,
  value: token,
  options: { ...cookieOptions(3600), path: '/invitations' },
});

export async function findRememberedInvitation(): Promise<string | null> {
  const token = (await cookies()).get(invitedCookie)?.value;
  return token && isToken(token) ? token : null;
}
