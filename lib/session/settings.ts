import 'server-only';
import { cookies } from 'next/headers';
import { readSettings, type Settings } from '@/lib/i18n/settings';
import { cookieOptions } from './credential';

/** Not signed in, a browser remembers how its person wants the screens; signed in, this is a copy of what the account says. */
const settingsCookie = 'nakadachi.settings';

/** The settings of this request. */
export async function currentSettings(): Promise<Settings> {
  return readSettings(parse((await cookies()).get(settingsCookie)?.value));
}

/** The cookie for these settings, for a year: how a person reads outlasts their sessions. */
export const settingsAsCookie = (settings: Settings) => ({
  name: settingsCookie,
  value: JSON.stringify(settings),
  options: cookieOptions(365 * 24 * 3600),
});

function parse(value: string | undefined): unknown {
  try {
    return JSON.parse(decodeURIComponent(value ?? '{}'));
  } catch {
    return {};
  }
}
