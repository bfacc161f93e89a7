import 'server-only';
import type { Tx } from '@/db/client';
import { recordChange } from '@/lib/access-log/commands';
import type { Locale } from '@/lib/i18n/settings';
import { newId } from '@/lib/ids';
import { composeMail } from '@/lib/mail/model';
import { sendMail } from '@/lib/mail/send';
import { paths } from '@/lib/paths';
import { hashOf, newToken } from './credential';
import { absolute } from './links';

/**
 * Notes the address that the actor says is theirs. Whether it has an account already is not said: only the mail that goes
 * there tells. Returns what sends it.
 * @throws NotFound the actor has an address
 */
export async function claimAddress(tx: Tx, address: string, locale: Locale): Promise<() => Promise<void>> {
  const [id, token] = [newId(), newToken()];
  await tx`select app.claim_address(${address}, ${id}, ${hashOf(token)})`;
  await recordChange(tx, { caseId: null, act: 'claim_address', objectType: 'email_proof', objectId: id });
  return () => sendMail(composeMail('address', address, absolute(paths.addressLink(token)), locale));
}

/**
 * The actor has opened the link: from now on they can sign in with the address. False: the link is another person's, used or
 * too old.
 * @throws Conflict ND006 the address has an account
 */
export async function proveAddress(tx: Tx, token: string): Promise<boolean> {
  const [proved] = await tx<{ done: boolean }[]>`select app.prove_address(${hashOf(token)}) as done`;
  return proved?.done ?? false;
}

/** The ways in that the actor has: an address, and linked sign-ins. */
export async function getWays(tx: Tx): Promise<{ email: string | null; issuers: string[] }> {
  const [ways] = await tx<{ email: string | null; issuers: string[] }[]>`
    select a.email, array(select i.issuer from app.identity i where i.person_id = app.actor_id() order by i.issuer) as issuers
      from app.account a where a.person_id = app.actor_id()`;
  return ways ?? { email: null, issuers: [] };
}
