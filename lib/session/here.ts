import 'server-only';
import { headers } from 'next/headers';
import { safeNext } from '@/lib/paths';

/** The address of the page that is being shown, as lib/session/headers.ts has noted it: for forms that come back to where one was. */
export async function currentPath(): Promise<string> {
  return safeNext((await headers()).get('x-path'));
}
