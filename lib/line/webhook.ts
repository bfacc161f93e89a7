import { validateSignature } from '@line/bot-sdk';
import { z } from 'zod';
import { DEFAULT_SETTINGS } from '@/lib/i18n/settings';
import { makeUi } from '@/lib/i18n/ui';
import { log } from '@/lib/logging';
import { paths } from '@/lib/paths';
import { blockLine, finishLinking } from './commands';
import { lineConfig } from './config';
import { offerLink } from './send';

const source = z.object({ type: z.literal('user'), userId: z.string().regex(/^U[0-9a-f]{32}$/) });
const event = z.discriminatedUnion('type', [
  z.object({ type: z.enum(['follow', 'message']), source, replyToken: z.string() }),
  z.object({ type: z.literal('unfollow'), source }),
  z.object({ type: z.literal('accountLink'), source, link: z.object({ result: z.string(), nonce: z.string().max(300) }) }),
]);
type Said = z.infer<typeof event>;

/** What LINE says, when it is LINE that says it: null if not, or if we have no account there. What we do not know is left out. */
export function readWebhook(body: string, signature: string | null): Said[] | null {
  const line = lineConfig();
  if (!line || !signature || !validateSignature(body, line.secret, signature)) return null;
  try {
    const { events } = z.object({ events: z.array(z.unknown()).max(100) }).parse(JSON.parse(body));
    return events.flatMap((one) => event.safeParse(one).data ?? []);
  } catch {
    return [];
  }
}

/**
 * What follows from it. Whoever writes to our account and is not linked is shown the way; what they wrote is read by nobody and kept nowhere.
 */
export async function follow(events: Said[]): Promise<void> {
  for (const said of events) {
    const { userId } = said.source;
    try {
      if (said.type === 'unfollow') await blockLine(userId, true);
      else if (said.type === 'accountLink') {
        if (said.link.result === 'ok') await finishLinking(said.link.nonce, userId);
      } else if (!(await blockLine(userId, false))) {
        const words = makeUi(DEFAULT_SETTINGS).text('notices.line.offer');
        await offerLink(
          userId,
          said.replyToken,
          (linkToken) => `${words}\n${process.env.APP_ORIGIN ?? ''}${paths.line(linkToken)}`,
        );
      }
    } catch (error) {
      log.warn('line event failed', { error });
    }
  }
}
