import { z } from 'zod';
import { Conflict } from '@/db/client';
import { formAction } from '@/lib/forms/action';
import { paths } from '@/lib/paths';
import { acceptInvitation } from '@/lib/people/commands';
import { endSessionOfThisBrowser, newSession, signedIn } from '@/lib/session/begin';

/** The signed-in person agrees, as themselves. Their session begins anew: it may be stricter from now on. */
export const POST = formAction({
  schema: z.strictObject({}),
  form: ({ token }: { token: string }) => paths.invitation(token),
  run: async (tx, _me, _input, { token }) => {
    const session = await newSession();
    const begun = await acceptInvitation(tx, session, token, null);
    if (!begun) throw new Conflict('invitation_over');
    await endSessionOfThisBrowser(tx);
    return signedIn(session, begun, paths.home());
  },
});
