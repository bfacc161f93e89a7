import { z } from 'zod';
import { openFormAction } from '@/lib/forms/action';
import { LOCALES, readSettings } from '@/lib/i18n/settings';
import { safeNext } from '@/lib/paths';
import { keepSettings } from '@/lib/session/commands';
import { currentSettings, settingsAsCookie } from '@/lib/session/settings';

/** Changes the language alone, and goes back to the page that asked. */
export const POST = openFormAction({
  schema: z.strictObject({ locale: z.enum(LOCALES), back: z.string().default('/') }),
  form: (_params, { back }) => safeNext(back),
  run: async (tx, me, { locale, back }) => {
    const settings = { ...(me ? readSettings(me.settings) : await currentSettings()), locale };
    if (me) await keepSettings(tx, settings);
    return { location: safeNext(back), cookies: [settingsAsCookie(settings)] };
  },
});
