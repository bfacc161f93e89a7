import { HTTPFetchError, messagingApi } from '@line/bot-sdk';
import { log } from '@/lib/logging';
import { lineConfig } from './config';

/** LINE did not take it; later perhaps. */
export class LineFailed extends Error {
  readonly code = 'line_failed';
}

function client(): messagingApi.MessagingApiClient {
  const config = lineConfig();
  if (!config) throw new LineFailed();
  return new messagingApi.MessagingApiClient({
    channelAccessToken: config.token,
    ...(config.api && { baseURL: config.api }),
  });
}

/**
 * Sends a text to an account. The same `id` again is sent once.
 * @returns 'gone' when LINE knows no such account
 * @throws LineFailed
 */
export async function sendLine(to: string, text: string, id: string): Promise<'sent' | 'gone'> {
  try {
    await client().pushMessage({ to, messages: [{ type: 'text', text }] }, id);
    return 'sent';
  } catch (error) {
    const status = error instanceof HTTPFetchError ? error.status : 0;
    if (status === 409) return 'sent';
    if (status === 400 || status === 404) return 'gone';
    log.warn('line failed', { error: new Error(`line ${status}`) });
    throw new LineFailed();
  }
}

/** Answers somebody who wrote to our account with the way to make it theirs here: the page that a token of LINE's leads to. */
export async function offerLink(lineId: string, replyToken: string, textFor: (linkToken: string) => string): Promise<void> {
  const line = client();
  const { linkToken } = await line.issueLinkToken(lineId);
  await line.replyMessage({ replyToken, messages: [{ type: 'text', text: textFor(linkToken) }] });
}
