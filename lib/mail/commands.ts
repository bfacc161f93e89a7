import { asActor } from '@/db/client';
import { readBounce } from './bounce';

/**
 * A mail came back: nothing more goes to an address that there is not, and what it told of goes another way, or is shown to those who
 * should know. What came back is read, and kept nowhere.
 * @returns whether it was one of ours
 */
export async function takeBack(mail: string): Promise<boolean> {
  const bounce = readBounce(mail);
  if (!bounce) return false;
  const { id, address, forever } = bounce;
  await asActor('nobody', (tx) => tx`select app.mail_bounced(${id}, ${address}, ${forever})`);
  return true;
}
