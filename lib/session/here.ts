import 'server-only';
import { headers } from 'next/headers';
import { safeId } from '@/lib/logging';
import { safeNext } from '@/lib/paths';

/** The address of the page that is being shown, as lib/session/headers.ts has noted it: for forms that come back to where one was. */
export async function currentPath(): Promise<string> {
  return safeNext((await headers()).get('x-path'));
}

/** The number under which the log knows this request. */
export async function currentRequestId(): Promise<string> {
  return safeId((await headers()).get('x-request-id'));
}
