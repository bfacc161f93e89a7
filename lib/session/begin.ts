import 'server-only';
import { cookies, headers } from 'next/headers';
import type { Tx } from '@/db/client';
import type { Outcome } from '@/lib/forms/action';
import { readSettings } from '@/lib/i18n/settings';
import { newId } from '@/lib/ids';
import { paths } from '@/lib/paths';
import { cookieOptions, hashOf, newToken, sessionCookie } from './credential';
import { deviceOf } from './device';
import { addressPrefix } from './ip';
import { settingsAsCookie } from './settings';

/** A session about to begin. Its token is new every time: what stood in the cookie before is never taken over. */
export type NewSession = { id: string; token: string; hash: Buffer; device: string; ipPrefix: string };

/** What the database answers when it has begun: nothing, if it would not. */
export type Begun = { settings: unknown; seconds: number };

export async function newSession(): Promise<NewSession> {
  const [token, sent] = [newToken(), await headers()];
  return { id: newId(), token, hash: hashOf(token), device: deviceOf(sent.get('user-agent')), ipPrefix: addressPrefix(sent) };
}

/** Ends the session that this browser has had until now: one browser, one person. */
export async function endSessionOfThisBrowser(tx: Tx): Promise<void> {
  const token = (await cookies()).get(sessionCookie)?.value;
  if (token) await tx`select app.end_session(${hashOf(token)})`;
}

/** Sends the person on, with the session's cookie and a copy of how they want the screens. */
export function signedIn(session: NewSession, begun: Begun, location: string): Outcome {
  return {
    location,
    cookies: [
      { name: sessionCookie, value: session.token, options: cookieOptions(begun.seconds) },
      settingsAsCookie(readSettings(begun.settings)),
    ],
  };
}

/** Sends the person away signed out, with nothing of the session left in the browser. How they want to read stays. */
export function signedOut(): Outcome {
  return {
    location: paths.signedOut(),
    cookies: [{ name: sessionCookie, value: '', options: cookieOptions(0) }],
    headers: { 'Clear-Site-Data': '"cache", "storage"' },
  };
}
