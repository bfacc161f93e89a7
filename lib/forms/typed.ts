import 'server-only';
import { deflateRawSync, inflateRawSync } from 'node:zlib';
import { cookies } from 'next/headers';
import { cookieOptions } from '@/lib/session/credential';
import type { Fields } from './body';

const typedCookie = 'nakadachi.typed';
const tenMinutes = 600;
/** Browsers keep 4096 bytes of a cookie with its name; packed, that holds a page of Japanese, which percent signs would make nine bytes a letter. */
const largest = 3800;

/** Keeps what somebody without a session has typed, in their own browser and for this form only. */
export async function keepTyped(form: string, fields: Fields): Promise<void> {
  const value = deflateRawSync(JSON.stringify(fields)).toString('base64url');
  if (value.length > largest) return;
  (await cookies()).set(typedCookie, value, { ...cookieOptions(tenMinutes), path: pathOf(form) });
}

/** What was typed into this page's form; empty when nothing was, or it is no longer kept. */
export async function findTyped(): Promise<Fields> {
  try {
    const value = Buffer.from((await cookies()).get(typedCookie)?.value ?? '', 'base64url');
    const fields: unknown = JSON.parse(inflateRawSync(value, { maxOutputLength: 100_000 }).toString());
    return typeof fields === 'object' && fields !== null && !Array.isArray(fields) ? (fields as Fields) : {};
  } catch {
    return {};
  }
}

/** The form was sent. */
export async function forgetTyped(form: string): Promise<void> {
  (await cookies()).set(typedCookie, '', { ...cookieOptions(0), path: pathOf(form) });
}

const pathOf = (form: string) => new URL(form, 'http://form').pathname;
