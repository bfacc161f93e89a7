import { createDecipheriv, createECDH, createPublicKey, hkdfSync, randomBytes, verify } from 'node:crypto';
import http from 'node:http';
import type { AddressInfo } from 'node:net';

/**
 * A push service as browsers have one (RFC 8030): it checks who sends (VAPID, RFC 8292) and passes on what only the browser can read.
 * The browsers are here too: what they read (RFC 8291) stands in `shown`.
 */
export async function startPushService() {
  const browsers = new Map<string, ReturnType<typeof newBrowser>>();
  const shown: { browser: string; text: string; topic: string; key: string }[] = [];
  /** What it answers to a browser's name, instead of taking it. */
  const answers = new Map<string, number>();
  const server = http.createServer((request, response) => {
    const parts: Buffer[] = [];
    request.on('data', (part: Buffer) => parts.push(part));
    request.on('end', () => {
      const name = (request.url ?? '').slice(1);
      const browser = browsers.get(name);
      const answer = (status: number) => response.writeHead(status).end();
      if (!browser) return answer(404);
      const refused = answers.get(name);
      if (refused) return answer(refused);
      const key = senderOf(request.headers.authorization ?? '', origin());
      if (!key || request.headers['content-encoding'] !== 'aes128gcm' || !(Number(request.headers.ttl) > 0)) return answer(400);
      shown.push({ browser: name, text: browser.read(Buffer.concat(parts)), topic: String(request.headers.topic), key });
      answer(201);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const origin = () => `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return {
    origin: origin(),
    shown,
    answers,
    /** A browser lets somebody in: what it would give away. */
    subscribe(name: string) {
      const browser = newBrowser();
      browsers.set(name, browser);
      return { endpoint: `${origin()}/${name}`, p256dh: browser.p256dh, auth: browser.auth };
    },
    stop: () => new Promise<void>((resolve) => server.close(() => resolve())),
  };
}

function newBrowser() {
  const pair = createECDH('prime256v1');
  const [p256dh, auth] = [pair.generateKeys(), randomBytes(16)];
  return {
    p256dh,
    auth,
    /** Salt, record size, the sender's key for this message; then one sealed record that ends with 0x02 (RFC 8188). */
    read(body: Buffer): string {
      const [salt, sender] = [body.subarray(0, 16), body.subarray(21, 21 + (body[20] ?? 0))];
      const sealed = body.subarray(21 + sender.length);
      const secret = hkdf(
        pair.computeSecret(sender),
        auth,
        Buffer.concat([Buffer.from('WebPush: info\0'), p256dh, sender]),
        32,
      );
      const key = hkdf(secret, salt, Buffer.from('Content-Encoding: aes128gcm\0'), 16);
      const opened = createDecipheriv('aes-128-gcm', key, hkdf(secret, salt, Buffer.from('Content-Encoding: nonce\0'), 12));
      opened.setAuthTag(sealed.subarray(-16));
      const text = Buffer.concat([opened.update(sealed.subarray(0, -16)), opened.final()]);
      return text.subarray(0, text.lastIndexOf(2)).toString();
    },
  };
}

const hkdf = (key: Buffer, salt: Buffer, info: Buffer, length: number) =>
  Buffer.from(hkdfSync('sha256', key, salt, info, length));

/** The sender's public key, when they have signed for this service and for now; else null. */
function senderOf(authorization: string, audience: string): string | null {
  const [, token = '', key = ''] = /^vapid t=([\w.-]+), ?k=([\w-]+)$/i.exec(authorization) ?? [];
  const [head = '', claims = '', signature = ''] = token.split('.');
  const point = Buffer.from(key, 'base64url');
  if (point.length !== 65) return null;
  const jwk = {
    kty: 'EC',
    crv: 'P-256',
    x: point.subarray(1, 33).toString('base64url'),
    y: point.subarray(33).toString('base64url'),
  };
  const signed = verify(
    'sha256',
    Buffer.from(`${head}.${claims}`),
    { key: createPublicKey({ key: jwk, format: 'jwk' }), dsaEncoding: 'ieee-p1363' },
    Buffer.from(signature, 'base64url'),
  );
  const { aud, exp, sub } = JSON.parse(Buffer.from(claims, 'base64url').toString()) as {
    aud: string;
    exp: number;
    sub: string;
  };
  const now = Date.now() / 1000;
  return signed && aud === audience && exp > now && exp < now + 86_401 && /^(mailto:|https:)/.test(sub) ? key : null;
}
