import { z } from 'zod';
import { openFormAction } from '@/lib/forms/action';
import { paths } from '@/lib/paths';
import { endSessionOfThisBrowser, signedOut } from '@/lib/session/begin';

/** Ends this browser's session: in the database, in its cookies, and in what the browser has kept of pages. */
export const POST = openFormAction({
  schema: z.strictObject({}),
  form: () => paths.home(),
  run: async (tx) => {
    await endSessionOfThisBrowser(tx);
    return signedOut();
  },
});
