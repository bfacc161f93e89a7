import { randomBytes } from 'node:crypto';
import { type NextRequest, NextResponse } from 'next/server';
import { safeId } from '@/lib/logging';
import { oidcConfig } from '@/lib/session/oidc';

/**
 * Headers for every page: a strict content policy with a fresh nonce, a request id, and the page's own address. No access is decided here.
 * Next puts the nonce of the request's policy on its own scripts.
 */
export function proxy(request: NextRequest): NextResponse {
  const nonce = randomBytes(16).toString('base64');
  const policy = contentPolicy(nonce);
  const headers = new Headers(request.headers);
  headers.set('content-security-policy', policy);
  headers.set('x-path', request.nextUrl.pathname + request.nextUrl.search);
  headers.set('x-request-id', safeId(request.headers.get('x-request-id')));
  const response = NextResponse.next({ request: { headers } });
  response.headers.set('content-security-policy', policy);
  // Pages say so themselves; this is for the answers that Next makes without asking us (405 and the like).
  response.headers.set('cache-control', 'private, no-store');
  return response;
}

const contentPolicy = (nonce: string): string =>
  [
    "default-src 'none'",
    `script-src 'nonce-${nonce}' 'strict-dynamic'${process.env.NODE_ENV === 'development' ? " 'unsafe-eval'" : ''}`,
    `style-src 'self'${process.env.NODE_ENV === 'development' ? " 'unsafe-inline'" : ''}`,
    "img-src 'self' data:",
    "font-src 'self'",
    "connect-src 'self'",
    "manifest-src 'self'",
    // Signing in with a company's account is a form whose answer leads there.
    `form-action 'self'${oidcOrigin()}`,
    "base-uri 'none'",
    "frame-ancestors 'none'",
  ].join('; ');

function oidcOrigin(): string {
  const oidc = oidcConfig();
  return oidc ? ` ${new URL(oidc.issuer).origin}` : '';
}

export const config = { matcher: ['/((?!_next/static|fonts/|icons|api/health|favicon).*)'] };
