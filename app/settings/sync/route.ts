import { cookies } from 'next/headers';
import type { NextRequest } from 'next/server';
import { readSettings } from '@/lib/i18n/settings';
import { safeNext } from '@/lib/paths';
import { currentCredential } from '@/lib/session/credential';
import { findHolder } from '@/lib/session/queries';
import { settingsAsCookie } from '@/lib/session/settings';

/**
 * Copies the account's settings into this browser's cookie, where the frame of the pages reads them, and goes on. Pages send
 * people here when the two differ: after this they do not, so nobody comes twice.
 */
export async function GET(request: NextRequest): Promise<Response> {
  const me = await findHolder(await currentCredential());
  if (me) {
    const { name, value, options } = settingsAsCookie(readSettings(me.settings));
    (await cookies()).set(name, value, options);
  }
  const next = safeNext(request.nextUrl.searchParams.get('next'));
  return new Response(null, { status: 303, headers: { Location: next, 'Cache-Control': 'no-store' } });
}
