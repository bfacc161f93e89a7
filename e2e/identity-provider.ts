import { createHash, generateKeyPairSync, randomBytes, sign } from 'node:crypto';
import http from 'node:http';
import type { AddressInfo } from 'node:net';

export const client = { id: 'nakadachi-test', secret: 'a secret of the tests' };

type Asked = { subject: string; challenge: string; nonce: string; redirect: string };

/**
 * A company's sign-in for the tests (OpenID Connect, code flow with PKCE): a page that asks who one is and believes it.
 * Codes work once; the challenge, the client and the way back are checked.
 */
export async function startIdentityProvider(): Promise<{ issuer: string; stop(): Promise<void> }> {
  const { privateKey, publicKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
  const codes = new Map<string, Asked>();
  let issuer = '';

  const token = (asked: Asked) => {
    const now = Math.floor(Date.now() / 1000);
    const part = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url');
    const text = `${part({ alg: 'RS256', kid: 'k', typ: 'JWT' })}.${part({
      iss: issuer,
      sub: asked.subject,
      aud: client.id,
      iat: now,
      exp: now + 300,
      nonce: asked.nonce,
    })}`;
    return `${text}.${sign('sha256', Buffer.from(text), privateKey).toString('base64url')}`;
  };

  const server = http.createServer(async (request, response) => {
    const url = new URL(request.url ?? '/', issuer);
    const json = (value: object, status = 200) =>
      response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(value));
    if (url.pathname === '/.well-known/openid-configuration') {
      return json({
        issuer,
        authorization_endpoint: `${issuer}/authorize`,
        token_endpoint: `${issuer}/token`,
        jwks_uri: `${issuer}/keys`,
        response_types_supported: ['code'],
        subject_types_supported: ['public'],
        id_token_signing_alg_values_supported: ['RS256'],
      });
    }
    if (url.pathname === '/keys') {
      return json({ keys: [{ ...publicKey.export({ format: 'jwk' }), kid: 'k', alg: 'RS256', use: 'sig' }] });
    }
    if (url.pathname === '/authorize') {
      const ask = url.searchParams;
      const hidden = [...ask].map(([name, value]) => `<input type="hidden" name="${name}" value="${value}">`).join('');
      return response
        .writeHead(200, { 'content-type': 'text/html' })
        .end(`<form action="/decide">${hidden}<label>Who <input name="who"></label><button>Go on</button></form>`);
    }
    if (url.pathname === '/decide') {
      const ask = url.searchParams;
      const code = randomBytes(16).toString('hex');
      codes.set(code, {
        subject: ask.get('who') ?? '',
        challenge: ask.get('code_challenge') ?? '',
        nonce: ask.get('nonce') ?? '',
        redirect: ask.get('redirect_uri') ?? '',
      });
      const back = new URL(ask.get('redirect_uri') ?? '');
      back.search = new URLSearchParams({ code, state: ask.get('state') ?? '' }).toString();
      return response.writeHead(302, { location: back.href }).end();
    }
    if (url.pathname === '/token') {
      let body = '';
      for await (const chunk of request) body += chunk;
      const sent = new URLSearchParams(body);
      const asked = codes.get(sent.get('code') ?? '');
      codes.delete(sent.get('code') ?? '');
      const challenge = createHash('sha256')
        .update(sent.get('code_verifier') ?? '')
        .digest('base64url');
      const [id, secret] = Buffer.from((request.headers.authorization ?? '').replace('Basic ', ''), 'base64')
        .toString()
        .split(':');
      const known =
        decodeURIComponent((id ?? '').replaceAll('+', ' ')) === client.id &&
        decodeURIComponent((secret ?? '').replaceAll('+', ' ')) === client.secret;
      if (!asked || !known || challenge !== asked.challenge || sent.get('redirect_uri') !== asked.redirect) {
        return json({ error: 'invalid_grant' }, 400);
      }
      return json({ access_token: randomBytes(8).toString('hex'), token_type: 'Bearer', id_token: token(asked) });
    }
    return response.writeHead(404).end();
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  issuer = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return { issuer, stop: () => new Promise((resolve) => server.close(() => resolve())) };
}
