import { z } from 'zod';
import { publicFormAction } from '@/lib/forms/action';
import { paths, safeNext } from '@/lib/paths';
import { newSession } from '@/lib/session/begin';
import { countMailRequest, findLink, sendSignInLink } from '@/lib/session/links';
import { currentSettings } from '@/lib/session/settings';

/** Sends another link to the address of one that was used or is too old. */
export const POST = publicFormAction({
  schema: z.strictObject({}),
  form: ({ token }: { token: string }) => paths.signInLink(token),
  run: async (tx, _nobody, _input, { token }) => {
    const [link, { ipPrefix }, { locale }] = await Promise.all([findLink(tx, token), newSession(), currentSettings()]);
    await countMailRequest(tx, link?.email ?? token, ipPrefix);
    return {
      location: paths.signInSent(),
      afterwards: async () => {
        if (link) await sendSignInLink(link.email, safeNext(link.nextPath), locale);
      },
    };
  },
});
