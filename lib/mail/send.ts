import 'server-only';
import { setTimeout as sleep } from 'node:timers/promises';
import { newId } from '@/lib/ids';
import { AddressRefused, handOver } from './hand-over';
import type { Mail } from './model';

export { MailFailed } from './hand-over';

const tries = 3;

/**
 * Sends a mail that somebody waits for: three tries at most. Who got it and what was in it is logged nowhere.
 * @throws MailFailed
 */
export async function sendMail(mail: Mail): Promise<void> {
  const id = newId();
  for (let attempt = 1; ; attempt++) {
    try {
      return await handOver(mail, id);
    } catch (error) {
      if (attempt >= tries || error instanceof AddressRefused) throw error;
      await sleep(1_000 * attempt ** 2);
    }
  }
}
