import { z } from 'zod';
import { NotFound } from '@/db/client';
import { publicFormAction } from '@/lib/forms/action';
import { idField } from '@/lib/forms/fields';
import { paths, safeNext } from '@/lib/paths';
import { endSessionOfThisBrowser, newSession, signedIn } from '@/lib/session/begin';
import { signInAsDemoPerson } from '@/lib/session/commands';

/** Signs in as one of the people of the demo. Where there is no demo, nobody is found. */
export const POST = publicFormAction({
  schema: z.strictObject({ person: idField(), next: z.string().default('') }),
  form: (_params, { next }) => paths.signIn(safeNext(next)),
  run: async (tx, _nobody, { person, next }) => {
    const session = await newSession();
    const begun = await signInAsDemoPerson(tx, session, person);
    if (!begun) throw new NotFound();
    await endSessionOfThisBrowser(tx);
    return signedIn(session, begun, safeNext(next));
  },
});
