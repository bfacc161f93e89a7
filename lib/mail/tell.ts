import { createHash, createHmac } from 'node:crypto';
import { asActor } from '@/db/client';
import { DEFAULT_SETTINGS, readSettings } from '@/lib/i18n/settings';
import { newId } from '@/lib/ids';
import { paths } from '@/lib/paths';
import { AddressRefused, handOver } from './hand-over';
import { composeMail } from './model';

type Begun = { deliveryId: string; email: string; settings: unknown; names: string[] };

/**
 * Tells a person by mail that something waits, as they are now: what they have read meanwhile, or may no longer read, counts no
 * more, and when nothing is left nothing is sent. A mail that did not get out is the same mail the next time.
 * @param slot which of their kinds are due: those at once, or those of the daily mail too
 * @throws MailFailed when it is to be tried again
 */
export async function tellByMail(personId: string, slot: 'urgent' | 'now' | 'daily'): Promise<void> {
  const id = newId();
  const [begun] = await asActor(
    { personId },
    (tx) => tx<Begun[]>`select * from app.begin_delivery(${id}, ${hashOf(stopToken(id))}, ${slot})`,
  );
  if (!begun) return;
  const { deliveryId, email, settings, names } = begun;
  const origin = process.env.APP_ORIGIN ?? '';
  const mail = composeMail('notice', email, origin + paths.notices(), readSettings(settings ?? DEFAULT_SETTINGS).locale, {
    names,
    stop: origin + paths.stopMail(stopToken(deliveryId)),
  });
  let refused = false;
  try {
    await handOver(mail, deliveryId);
  } catch (error) {
    if (!(error instanceof AddressRefused)) throw error;
    refused = true;
  }
  await asActor({ personId }, (tx) => tx`select app.end_delivery(${deliveryId}, ${refused})`);
}

/** The way to stop mail that a mail brings along: made again at every try, kept only as a hash. */
const stopToken = (deliveryId: string): string =>
  createHmac('sha256', process.env.NAKADACHI_SECRET ?? '')
    .update(`stop mail ${deliveryId}`)
    .digest('base64url');

export const hashOf = (token: string): Buffer => createHash('sha256').update(token).digest();
