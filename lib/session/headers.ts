import { randomBytes } from 'node:crypto';
import { subscribe } from 'node:diagnostics_channel';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { lineConfig } from '@/lib/line/config';
import { safeId } from '@/lib/logging';
import { oidcConfig } from './oidc';

/**
 * Headers of every page, before Next sees the request: a strict content policy with a fresh nonce, a request id, and the page's own address.
 * Next puts the nonce of the request's policy on its own scripts. No access is decided here. It is Node that tells of the request:
 * a proxy.ts would make a second request of each, which costs a tenth of a page.
 */
export function addHeaders(): void {
  subscribe('http.server.request.start', (message) => {
    const { request, response } = message as { request: IncomingMessage; response: ServerResponse };
    const path = request.url ?? '/';
    if (withoutHeaders.test(path)) return;
    const policy = contentPolicy(randomBytes(16).toString('base64'));
    request.headers['content-security-policy'] = policy;
    // A page of refusal stands at the address that was refused.
    request.headers['x-path'] = path.startsWith('/refused/')
      ? (new URLSearchParams(path.split('?')[1]).get('from') ?? '')
      : path;
    request.headers['x-request-id'] = safeId(String(request.headers['x-request-id'] ?? ''));
    response.setHeader('content-security-policy', policy);
    // Pages say so themselves; this is for the answers that Next makes without asking us (405 and the like).
    response.setHeader('cache-control', 'private, no-store');
  });
}

const withoutHeaders = /^\/(_next\/static|fonts\/|icons|api\/health|favicon)/;

const contentPolicy = (nonce: string): string =>
  [
    "default-src 'none'",
    `script-src 'nonce-${nonce}' 'strict-dynamic'${process.env.NODE_ENV === 'development' ? " 'unsafe-eval'" : ''}`,
    `style-src 'self'${process.env.NODE_ENV === 'development' ? " 'unsafe-inline'" : ''}`,
    "img-src 'self' data:",
    "font-src 'self'",
    "connect-src 'self'",
    "manifest-src 'self'",
    "worker-src 'self'",
    // Signing in with a company's account is a form whose answer leads there; so is linking a LINE account.
    `form-action 'self'${oidcOrigin()}${lineOrigin()}`,
    "base-uri 'none'",
    "frame-ancestors 'none'",
  ].join('; ');

function oidcOrigin(): string {
  const oidc = oidcConfig();
  return oidc ? ` ${new URL(oidc.issuer).origin}` : '';
}

function lineOrigin(): string {
  const line = lineConfig();
  return line ? ` ${line.loginAt}` : '';
}
