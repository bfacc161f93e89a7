import { z } from 'zod';
import { Conflict } from '@/db/client';
import { publicFormAction } from '@/lib/forms/action';
import { paths, safeNext } from '@/lib/paths';
import { endSessionOfThisBrowser, newSession, signedIn } from '@/lib/session/begin';
import { signInByLink } from '@/lib/session/links';

/** Uses a sign-in link up: the only thing that does. */
export const POST = publicFormAction({
  schema: z.strictObject({}),
  form: ({ token }: { token: string }) => paths.signInLink(token),
  run: async (tx, _nobody, _input, { token }) => {
    const session = await newSession();
    const begun = await signInByLink(tx, session, token);
    if (!begun) throw new Conflict('link_used');
    await endSessionOfThisBrowser(tx);
    return signedIn(session, begun, safeNext(begun.nextPath));
  },
});
