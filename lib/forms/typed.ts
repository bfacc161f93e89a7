import 'server-only';
import { cookies } from 'next/headers';
import { cookieOptions } from '@/lib/session/credential';
import type { Fields } from './body';

const typedCookie = 'nakadachi.typed';
const tenMinutes = 600;
const largest = 3000;

/** Keeps what somebody without a session has typed, in their own browser and for this form only. */
export async function keepTyped(form: string, fields: Fields): Promise<void> {
  const value = JSON.stringify(fields);
  if (encodeURIComponent(value).length > largest) return;
  (await cookies()).set(typedCookie, value, { ...cookieOptions(tenMinutes), path: pathOf(form) });
}

/** What was typed into this page's form; empty when nothing was, or it is no longer kept. */
export async function findTyped(): Promise<Fields> {
  try {
    const fields: unknown = JSON.parse((await cookies()).get(typedCookie)?.value ?? '{}');
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
