import dns from 'node:dns';
import http from 'node:http';
import https from 'node:https';
import { BlockList, isIPv6, type LookupFunction } from 'node:net';
import webPush from 'web-push';
import { log } from '@/lib/logging';
import { pushKeys } from './keys';
import { isPushService, type Subscription } from './model';

/** No browser of a person could be reached; later perhaps. */
export class PushFailed extends Error {
  readonly code = 'push_failed';
}

/** What a browser shows: that there is something, and the one place to look. */
export type Push = { title: string; body: string; url: string };

/**
 * Sends a push to all browsers of a person, encrypted for each. Those that have left come back as `gone`.
 * @param topic 32 letters at most; the same again takes the place of what was not fetched yet, and is shown once
 * @throws PushFailed when none took it and one may later
 */
export async function sendPush(to: Subscription[], push: Push, topic: string): Promise<{ sent: number; gone: string[] }> {
  const answers = await Promise.all(
    to.map(async (subscription) => ({ id: subscription.id, status: await statusOf(subscription, push, topic) })),
  );
  const sent = answers.filter(({ status }) => status >= 200 && status < 300).length;
  // 403: it was let in under another key of ours. An address that is no push service's is none.
  const gone = answers.filter(({ status }) => [403, 404, 410].includes(status)).map(({ id }) => id);
  if (sent === 0 && gone.length < answers.length) throw new PushFailed();
  return { sent, gone };
}

async function statusOf({ endpoint, p256dh, auth }: Subscription, push: Push, topic: string): Promise<number> {
  if (!isPushService(endpoint)) return 410;
  const origin = process.env.APP_ORIGIN ?? '';
  try {
    const { headers, body } = webPush.generateRequestDetails(
      { endpoint, keys: { p256dh: p256dh.toString('base64url'), auth: auth.toString('base64url') } },
      JSON.stringify(push),
      {
        vapidDetails: { subject: origin.startsWith('https:') ? origin : 'mailto:portal@localhost', ...pushKeys() },
        TTL: 24 * 3600,
        urgency: 'normal',
        topic,
      },
    );
    return await post(new URL(endpoint), headers as http.OutgoingHttpHeaders, body as Buffer);
  } catch (error) {
    log.warn('push failed', { error });
    return 0;
  }
}

/** One request, no redirects, ten seconds. A push service's name leads to no place inside our own network. */
const post = (to: URL, headers: http.OutgoingHttpHeaders, body: Buffer): Promise<number> =>
  new Promise((resolve, reject) => {
    const request = (to.protocol === 'http:' ? http : https).request(
      to,
      { method: 'POST', headers, timeout: 10_000, lookup: isPushService(to.href, '') ? lookUpOutside : undefined },
      (answer) => {
        answer.resume();
        resolve(answer.statusCode ?? 0);
      },
    );
    request.on('timeout', () => request.destroy(new Error('too slow')));
    request.on('error', reject);
    request.end(body);
  });

const inside = new BlockList();
for (const [net, bits] of [
  ['0.0.0.0', 8],
  ['10.0.0.0', 8],
  ['100.64.0.0', 10],
  ['127.0.0.0', 8],
  ['169.254.0.0', 16],
  ['172.16.0.0', 12],
  ['192.168.0.0', 16],
  ['224.0.0.0', 3],
] as const)
  inside.addSubnet(net, bits, 'ipv4');
for (const [net, bits] of [
  ['::', 127],
  ['fc00::', 7],
  ['fe80::', 10],
] as const)
  inside.addSubnet(net, bits, 'ipv6');

/** Whether an address is of a network of one's own: also in the form that IPv6 gives to addresses of IPv4. */
export const isInside = (address: string): boolean => inside.check(address, isIPv6(address) ? 'ipv6' : 'ipv4');

const lookUpOutside: LookupFunction = (name, options, done) => {
  dns.lookup(name, { ...options, all: true }, (error, found) => {
    const [first] = found ?? [];
    if (error || !first) return done(error ?? new Error('no address'), '', 0);
    if (found.some(({ address }) => isInside(address))) return done(new Error('an address of our own network'), '', 0);
    if (options.all) return done(null, found);
    done(null, first.address, first.family);
  });
};
