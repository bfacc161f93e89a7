import 'server-only';
import { cookies } from 'next/headers';
import { readSettings, type Settings } from '@/lib/i18n/settings';

/** Not signed in, a browser remembers how its person wants the screens; signed in, this is a copy of what the account says. */
export const settingsCookie = 'nakadachi.settings';

/** The settings of this request. */
export async function currentSettings(): Promise<Settings> {
  return readSettings(parse((await cookies()).get(settingsCookie)?.value));
}

/** What the cookie holds for these settings. */
export const settingsCookieValue = (settings: Settings): string => JSON.stringify(settings);

function parse(value: string | undefined): unknown {
  try {
    return JSON.parse(decodeURIComponent(value ?? '{}'));
  } catch {
    return {};
  }
}
