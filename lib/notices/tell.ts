import { DEFAULT_SETTINGS, readSettings } from '@/lib/i18n/settings';
import { makeUi } from '@/lib/i18n/ui';
import { newId } from '@/lib/ids';
import { sendLine } from '@/lib/line/send';
import { AddressRefused, handOver } from '@/lib/mail/hand-over';
import { composeMail } from '@/lib/mail/model';
import { paths } from '@/lib/paths';
import { sendPush } from '@/lib/push/send';
import { derivedToken } from '@/lib/tokens';
import { type Begun, beginDelivery, dropSubscriptions, endDelivery } from './commands';
import { ourWays, type Way } from './ways';

/** A way that fails for this many tries (the queue waits longer each time: ten minutes by then) is given up for another. */
const patience = 6;

/** What is due: those at once, or those of the daily message too; or one reminder. */
export type Due = { slot: 'urgent' | 'now' | 'daily'; reminder?: string };

/**
 * Tells a person outside of the portal that something waits, as they are now: what they have read meanwhile, or may no longer read, counts
 * no more, and when nothing is left nothing is sent. It goes the way they chose; where that leads nowhere, the next one. What did not
 * get out is the same message the next time.
 * @throws MailFailed, PushFailed, LineFailed when it is to be tried again
 */
export async function tellPerson(personId: string, due: Due, attempt = 1): Promise<void> {
  const failed = new Map<Way, unknown>();
  for (;;) {
    const id = newId();
    const begun = await beginDelivery(personId, { id, stopToken: stopToken(id), ways: ourWays(), ...due });
    if (!begun) return;
    if (failed.has(begun.way)) throw failed.get(begun.way);
    let outcome: 'sent' | 'gone' | 'later';
    try {
      outcome = await by[begun.way](begun, personId);
    } catch (error) {
      if (attempt < patience) throw error;
      failed.set(begun.way, error);
      outcome = 'later';
    }
    await endDelivery(personId, begun.deliveryId, outcome);
    if (outcome === 'sent') return;
  }
}

const origin = () => process.env.APP_ORIGIN ?? '';
const localeOf = ({ settings }: Begun) => readSettings(settings ?? DEFAULT_SETTINGS).locale;

/** Each says no more than that there is something; `names` are for staff whose agency wants them. */
const by: Record<Way, (begun: Begun, personId: string) => Promise<'sent' | 'gone'>> = {
  async mail(begun) {
    const { deliveryId, email, names } = begun;
    const mail = composeMail('notice', email, origin() + paths.notices(), localeOf(begun), {
      names,
      stop: origin() + paths.stopMail(stopToken(deliveryId)),
    });
    try {
      await handOver(mail, deliveryId);
      return 'sent';
    } catch (error) {
      if (error instanceof AddressRefused) return 'gone';
      throw error;
    }
  },
  async push(begun, personId) {
    const ui = makeUi({ ...DEFAULT_SETTINGS, locale: localeOf(begun) });
    const names = begun.names.join(ui.text('common.listSeparator'));
    const push = {
      title: ui.text('mail.subject'),
      body: names ? ui.text('mail.about', { names }) : '',
      url: paths.notices(),
    };
    const { sent, gone } = await sendPush(begun.subscriptions, push, begun.deliveryId.replaceAll('-', ''));
    if (gone.length > 0) await dropSubscriptions(personId, gone);
    return sent > 0 ? 'sent' : 'gone';
  },
  async line(begun) {
    const ui = makeUi({ ...DEFAULT_SETTINGS, locale: localeOf(begun) });
    return sendLine(begun.lineId ?? '', `${ui.text('mail.subject')}\n${origin()}${paths.notices()}`, begun.deliveryId);
  },
};

/** The way to stop mail that a mail brings along: made again at every try, kept only as a hash. */
const stopToken = (deliveryId: string): string => derivedToken('stop mail', deliveryId);
