import { z } from 'zod';
import { formAction } from '@/lib/forms/action';
import { paths } from '@/lib/paths';
import { signedOut } from '@/lib/session/begin';
import { endMySessions } from '@/lib/session/commands';

/** Ends one of one's sessions, all but this, or all. What is ended asks to sign in at its next request. */
export const POST = formAction({
  schema: z.strictObject({ session: z.union([z.uuid(), z.enum(['others', 'all'])]) }),
  form: () => paths.sessions(),
  run: async (tx, me, { session }) => {
    await endMySessions(tx, session, me.sessionId);
    return session === 'all' || session === me.sessionId ? signedOut() : `${paths.sessions()}?ended`;
  },
});
