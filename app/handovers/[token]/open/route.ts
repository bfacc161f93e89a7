import { z } from 'zod';
import { NotFound } from '@/db/client';
import { publicFormAction } from '@/lib/forms/action';
import { countOpening, openLink } from '@/lib/handover/commands';
import { paths } from '@/lib/paths';
import { newSession } from '@/lib/session/begin';

/** Opens what was given by a link: counted, and read for an hour with the key that comes back. Else the page that says that there is nothing. */
export const POST = publicFormAction({
  schema: z.strictObject({}),
  form: ({ token }: { token: string }) => paths.given(token),
  run: async (tx, _nobody, _input, { token }) => {
    const { token: key, ipPrefix } = await newSession();
    await countOpening(tx, token, ipPrefix);
    try {
      await openLink(tx, token, key);
    } catch (error) {
      if (error instanceof NotFound) return paths.given(token);
      throw error;
    }
    return paths.given(token, key);
  },
});
