import 'server-only';
import { createHash } from 'node:crypto';
import { asActor, Conflict, type Tx } from '@/db/client';
import type { Locale } from '@/lib/i18n/settings';
import { newId } from '@/lib/ids';
import { composeMail } from '@/lib/mail/model';
import { sendMail } from '@/lib/mail/send';
import { paths } from '@/lib/paths';
import type { Begun, NewSession } from './begin';
import { hashOf, newToken } from './credential';

/** What a sign-in link is worth: looking at it uses nothing up. Undefined: there never was one. */
export type LinkState = { state: 'open' | 'used' | 'expired'; email: string; nextPath: string };

/**
 * Sends a sign-in link, if the address has an account. Called when the answer is already out, so that neither its words nor
 * its time say whether it has.
 */
export async function sendSignInLink(address: string, next: string, locale: Locale): Promise<void> {
  const token = newToken();
  const known = await asActor('nobody', async (tx) => {
    const [made] = await tx<{ known: boolean }[]>`
      select app.make_sign_in_link(${address}, ${newId()}, ${hashOf(token)}, ${next}) as known`;
    return made?.known;
  });
  if (known) await sendMail(composeMail('sign_in', address, absolute(paths.signInLink(token)), locale));
}

export async function findLink(tx: Tx, token: string): Promise<LinkState | undefined> {
  const [link] = await tx<LinkState[]>`select state, email, next_path from app.sign_in_link_state(${hashOf(token)})`;
  return link;
}

/** Uses a link up; of several at once, one succeeds. Null: it was used, it is too old, or the account's address has changed. */
export async function signInByLink(tx: Tx, session: NewSession, token: string): Promise<(Begun & { nextPath: string }) | null> {
  const [begun] = await tx<(Begun & { nextPath: string })[]>`
    select settings, seconds, next_path
      from app.use_sign_in_link(${hashOf(token)}, ${session.id}, ${session.hash}, ${session.device}, ${session.ipPrefix})`;
  return begun ?? null;
}

/**
 * Counts a request for mail: 5 for an address. Whether the address is known plays no part, and nobody's account is locked: a link
 * that has been sent keeps working.
 * @throws Conflict too_many
 */
export const countMailRequest = (tx: Tx, address: string, ipPrefix: string): Promise<void> =>
  countRequest(tx, `address ${address}`, 5, ipPrefix);

/**
 * Counts what somebody asks for who is not signed in: `most` for `what`, 60 from a network, 1000 in all, in a quarter of an hour.
 * @throws Conflict too_many
 */
export async function countRequest(tx: Tx, what: string, most: number, ipPrefix: string): Promise<void> {
  const keys: [string, number][] = [
    [what, most],
    ['all', 1000],
  ];
  if (ipPrefix) keys.push([`network ${ipPrefix}`, 60]);
  const counts = await Promise.all(
    keys.map(
      ([key, most]) => tx<{ within: boolean }[]>`
      select app.within_rate(${createHash('sha256').update(key).digest()}, '15 minutes', ${most}) as within`,
    ),
  );
  if (counts.some(([count]) => !count?.within)) throw new Conflict('too_many');
}

/** The full address of one of our pages, for a mail. */
export const absolute = (path: string): string => `${process.env.APP_ORIGIN ?? ''}${path}`;
