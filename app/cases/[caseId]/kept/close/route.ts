import { listFreshSessions } from '@/lib/exports/queries';
import { formAction } from '@/lib/forms/action';
import { paths } from '@/lib/paths';
import { closeAccount } from '@/lib/retention/commands';
import { closeForm } from '@/lib/retention/model';

/** Who has nothing else here takes their account away too. */
export const POST = formAction({
  schema: closeForm,
  form: ({ caseId }: { caseId: string }) => `${paths.kept(caseId)}?form=close`,
  // What was sent is kept nowhere: nobody is left whose it would be.
  repeats: true,
  run: async (tx, me) => {
    await closeAccount(tx, await listFreshSessions(tx), me.sessionId);
    return paths.signedOut();
  },
});
