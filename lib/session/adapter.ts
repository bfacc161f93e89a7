import 'server-only';
import type { Adapter } from 'next-auth/adapters';
import { asActor, SignedOut } from '@/db/client';
import { endSessionOfThisBrowser, newSession } from './begin';
import { currentCredential, hashOf } from './credential';
import { identityIsKnown, linkIdentity } from './identities';
import { oidcConfig } from './oidc';

/**
 * What next-auth keeps, in our tables: sessions by the hash of their token, people by issuer and subject. An identity's id is
 * its subject: so a session can only be begun for whom the issuer has just named, and the database looks up who that is.
 * Nothing here creates or finds people by e-mail.
 */
export const adapter: Adapter = {
  getUserByAccount: async ({ providerAccountId }) =>
    (await identityIsKnown(issuer(), providerAccountId)) ? nobodyInParticular(providerAccountId) : null,

  createSession: async ({ sessionToken, userId: subject }) => {
    const session = await newSession();
    const expires = await asActor('nobody', async (tx) => {
      await endSessionOfThisBrowser(tx);
      const [begun] = await tx<{ seconds: number }[]>`
        select seconds from app.identity_sign_in(${issuer()}, ${subject}, ${session.id}, ${hashOf(sessionToken)}, ${session.device},
                                                 ${session.ipPrefix})`;
      if (!begun) throw new SignedOut();
      return new Date(Date.now() + begun.seconds * 1000);
    });
    return { sessionToken, userId: subject, expires };
  },

  getSessionAndUser: async (sessionToken) => {
    try {
      return await asActor({ sessionHash: hashOf(sessionToken) }, async (tx, opening) => {
        const me = await opening;
        const [row] = await tx<{ expiresAt: Date }[]>`select expires_at from app.session where id = ${me.sessionId}`;
        if (!row) return null;
        return {
          session: { sessionToken, userId: me.personId, expires: row.expiresAt },
          user: nobodyInParticular(me.personId),
        };
      });
    } catch (error) {
      if (error instanceof SignedOut) return null;
      throw error;
    }
  },

  linkAccount: async ({ providerAccountId }: { providerAccountId: string }) => {
    await linkIdentity(await currentCredential(), issuer(), providerAccountId);
  },

  deleteSession: async (sessionToken) => {
    await asActor('nobody', (tx) => tx`select app.end_session(${hashOf(sessionToken)})`.then(() => undefined));
  },

  updateSession: async () => null,
  getUser: async () => null,
  getUserByEmail: async () => null,
  createUser: async () => {
    throw new Error('people come by invitation');
  },
  updateUser: async () => {
    throw new Error('people are not changed by signing in');
  },
};

const issuer = (): string => oidcConfig()?.issuer ?? '';
const nobodyInParticular = (id: string) => ({ id, email: '', emailVerified: null });
