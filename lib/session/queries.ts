import { type Actor, asActor, type Credential, SignedOut, type Tx } from '@/db/client';
import type { PartyKind } from '@/lib/entries/model';
import type { Locale } from '@/lib/i18n/settings';

/** A person of the demo: the side they are on, and who they are in one line of each language. */
export type DemoPerson = {
  personId: string;
  name: string;
  reading: string;
  note: { side: PartyKind; line: Record<Locale, string> };
};

/** The people to sign in as; empty where the installation is no demo. */
export async function listDemoPeople(tx: Tx): Promise<DemoPerson[]> {
  return tx<DemoPerson[]>`select person_id, name, reading, note from app.demo_people()`;
}

/** Whether this installation is a demo. */
export async function isDemo(tx: Tx): Promise<boolean> {
  const [instance] = await tx<{ demo: boolean }[]>`select demo from app.instance`;
  return instance?.demo ?? false;
}

/** Who holds this credential, or null when it is nobody's any more. */
export async function findHolder(credential: Credential): Promise<Actor | null> {
  if (credential === 'nobody') return null;
  return asActor(credential, (_tx, me) => me, { durable: false }).catch((error: unknown) => {
    if (error instanceof SignedOut) return null;
    throw error;
  });
}

/** A session as its person sees it; `device` is two words (lib/session/device.ts). */
export type MySession = { id: string; method: string; device: string; createdAt: Date; lastSeenAt: Date };

/** The actor's open sessions, the latest used first. */
export async function listMySessions(tx: Tx): Promise<MySession[]> {
  return tx<MySession[]>`
    select id, method, device, created_at, last_seen_at from app.session
     where person_id = app.actor_id() and revoked_at is null and expires_at > now() and last_seen_at + idle_limit > now()
     order by last_seen_at desc, id desc`;
}
