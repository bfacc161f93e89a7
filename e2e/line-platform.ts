import { createHmac } from 'node:crypto';
import http from 'node:http';
import type { AddressInfo } from 'node:net';

export const channel = { secret: 'channel-secret', token: 'channel-token' };

/** LINE's Messaging API as far as we use it: pushes, replies, link tokens; and its word to our webhook, signed. */
export async function startLinePlatform() {
  const got: {
    path: string;
    body: { to?: string; replyToken?: string; messages?: { type: string; text: string }[] };
    retryKey: string;
  }[] = [];
  const taken = new Set<string>();
  /** What it answers to a push, instead of taking it. */
  const refuse: { status?: number } = {};
  const server = http.createServer((request, response) => {
    let text = '';
    request.on('data', (part) => (text += part));
    request.on('end', () => {
      const answer = (status: number, body: object = {}) =>
        response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body));
      if (request.method === 'GET') return answer(200, got);
      if (request.headers.authorization !== `Bearer ${channel.token}`) return answer(401);
      const path = request.url ?? '';
      if (/^\/v2\/bot\/user\/U[0-9a-f]{32}\/linkToken$/.test(path)) return answer(200, { linkToken: 'LINKTOKEN0123' });
      const retryKey = String(request.headers['x-line-retry-key'] ?? '');
      if (path === '/v2/bot/message/push') {
        if (refuse.status) return answer(refuse.status, { message: 'no' });
        if (taken.has(retryKey)) return answer(409, { message: 'accepted before' });
        taken.add(retryKey);
      }
      got.push({ path, body: JSON.parse(text || '{}'), retryKey });
      answer(200);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    got,
    refuse,
    stop: () => new Promise<void>((resolve) => server.close(() => resolve())),
  };
}

/** What LINE would send: the body and its signature. */
export function said(events: object[], secret = channel.secret) {
  const body = JSON.stringify({ destination: `U${'d'.repeat(32)}`, events });
  return { body, headers: { 'x-line-signature': createHmac('sha256', secret).update(body).digest('base64') } };
}
