import 'server-only';
import { createHash, randomBytes } from 'node:crypto';
import { cookies } from 'next/headers';
import type { Credential } from '@/db/client';

/** The session cookie. next-auth is told the same name (lib/session/next-auth.ts). */
export const sessionCookie = 'nakadachi.session';

/** A new session token: 32 random bytes. Only its hash is stored. */
export const newToken = (): string => randomBytes(32).toString('base64url');

/** sha256 of a token, 32 bytes. */
export const hashOf = (token: string): Buffer => createHash('sha256').update(token).digest();

/** Who asks: the holder of the session in the cookie, or nobody. */
export async function currentCredential(): Promise<Credential> {
  const token = (await cookies()).get(sessionCookie)?.value;
  return token && token.length <= 200 ? { sessionHash: hashOf(token) } : 'nobody';
}

/** How the session cookie is set. Lax: it comes along when a link in a mail is opened, never with a foreign form. */
export const cookieOptions = (maxAgeSeconds: number) => ({
  httpOnly: true,
  sameSite: 'lax' as const,
  secure: (process.env.APP_ORIGIN ?? '').startsWith('https:'),
  path: '/',
  maxAge: maxAgeSeconds,
});
