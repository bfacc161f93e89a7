import 'server-only';
import { createHash, randomBytes } from 'node:crypto';
import { cookies } from 'next/headers';
import { NextRequest } from 'next/server';
import NextAuth, { type AuthOptions } from 'next-auth';
import { log } from '@/lib/logging';
import { paths, safeNext } from '@/lib/paths';
import { adapter } from './adapter';
import { cookieOptions, currentCredential, newToken, sessionCookie } from './credential';
import { identityIsKnown } from './identities';
import { oidcConfig } from './oidc';
import { findHolder } from './queries';

const ninetyDays = 90 * 24 * 3600;
const csrfCookie = 'nakadachi.auth.csrf';
/** Says that a signed-in person went to their company's sign-in in order to link it. */
const linkingCookie = 'nakadachi.auth.linking';

/**
 * next-auth does one thing here: the round trip to a company's or government's sign-in. Sessions are our own rows, with hashed
 * tokens; nobody comes to be by signing in, and no address links anything: who is not linked is told to link in the settings.
 */
export function authOptions(): AuthOptions {
  const oidc = oidcConfig();
  process.env.NEXTAUTH_URL ??= process.env.APP_ORIGIN;
  return {
    secret: process.env.NAKADACHI_SECRET,
    adapter,
    providers: oidc
      ? [
          {
            id: 'oidc',
            name: oidc.name,
            type: 'oauth',
            wellKnown: `${oidc.issuer}/.well-known/openid-configuration`,
            issuer: oidc.issuer,
            clientId: oidc.clientId,
            clientSecret: oidc.clientSecret,
            authorization: { params: { scope: 'openid' } },
            idToken: true,
            checks: ['pkce', 'state', 'nonce'],
            httpOptions: { timeout: 8_000 },
            profile: (claims: { sub: string }) => ({ id: claims.sub }),
          },
        ]
      : [],
    // Our rows say when a session ends; next-auth never moves that.
    session: { strategy: 'database', maxAge: ninetyDays, updateAge: ninetyDays, generateSessionToken: newToken },
    useSecureCookies: false,
    cookies: {
      sessionToken: { name: sessionCookie, options: cookieOptions(ninetyDays) },
      csrfToken: { name: csrfCookie, options: cookieOptions(3600) },
      callbackUrl: { name: 'nakadachi.auth.back', options: cookieOptions(3600) },
      pkceCodeVerifier: { name: 'nakadachi.auth.pkce', options: cookieOptions(900) },
      state: { name: 'nakadachi.auth.state', options: cookieOptions(900) },
      nonce: { name: 'nakadachi.auth.nonce', options: cookieOptions(900) },
    },
    pages: { signIn: paths.signIn(), signOut: paths.settings(), error: paths.signIn() },
    callbacks: {
      signIn: async ({ account }) => (oidc && account ? mayGoOn(oidc.issuer, account.providerAccountId) : false),
      redirect: ({ url, baseUrl }) => baseUrl + safeNext(url.startsWith(`${baseUrl}/`) ? url.slice(baseUrl.length) : url),
      // Only whether there is a session, and until when: who it is stays with the pages.
      session: ({ session }) => ({ expires: session.expires }),
    },
    logger: {
      error: (code) => log.warn('sign-in elsewhere failed', { code }),
      warn: () => {},
      debug: () => {},
    },
  };
}

/** True, or where to go instead. Known: they sign in. Not known: they link, if that is what they set out to do. */
async function mayGoOn(issuer: string, subject: string): Promise<true | string> {
  const known = await identityIsKnown(issuer, subject);
  if (!(await cookies()).get(linkingCookie)) return known || `${paths.signIn()}?oidc`;
  if (known) return `${paths.ways()}?taken`;
  return (await findHolder(await currentCredential())) ? true : `${paths.signIn()}?oidc`;
}

/**
 * Sends the person to the company's sign-in, from which they come back to `next`.
 * @param linking a signed-in person links it; otherwise they sign in
 */
export async function goToOidc(next: string, { linking }: { linking: boolean }): Promise<Response> {
  const options = authOptions();
  const jar = await cookies();
  const csrf = randomBytes(32).toString('hex');
  jar.set(csrfCookie, `${csrf}|${createHash('sha256').update(`${csrf}${options.secret}`).digest('hex')}`, cookieOptions(3600));
  jar.set(linkingCookie, linking ? '1' : '', cookieOptions(linking ? 900 : 0));
  const request = new NextRequest(`${process.env.APP_ORIGIN}/api/auth/signin/oidc`, {
    method: 'POST',
    headers: { 'content-type': 'application/x-www-form-urlencoded' },
    body: new URLSearchParams({ csrfToken: csrf, callbackUrl: safeNext(next) }),
  });
  const answer: Response = await NextAuth(
    request as never,
    { params: Promise.resolve({ nextauth: ['signin', 'oidc'] }) } as never,
    options as never,
  );
  const headers = new Headers(answer.headers);
  headers.set('Cache-Control', 'no-store');
  return new Response(null, { status: 303, headers });
}
