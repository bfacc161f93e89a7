import { openFormAction } from '@/lib/forms/action';
import { settingsSchema } from '@/lib/i18n/settings';
import { paths } from '@/lib/paths';
import { keepSettings } from '@/lib/session/commands';
import { settingsAsCookie } from '@/lib/session/settings';

/** Keeps how a person reads: signed in, for the person; before, for this browser. */
export const POST = openFormAction({
  schema: settingsSchema,
  form: () => paths.settings(),
  run: async (tx, me, settings) => {
    if (me) await keepSettings(tx, settings);
    return { location: `${paths.settings()}?saved`, cookies: [settingsAsCookie(settings)] };
  },
});
