import type { Tx } from '@/db/client';
import type { Begun, NewSession } from './begin';

/** Signs in as a person of the demo; null where the installation is no demo, or the person is none of its people. */
export async function signInAsDemoPerson(tx: Tx, session: NewSession, personId: string): Promise<Begun | null> {
  const [begun] = await tx<Begun[]>`
    select settings, seconds from app.demo_sign_in(${personId}, ${session.id}, ${session.hash}, ${session.device}, ${session.ipPrefix})`;
  return begun ?? null;
}
