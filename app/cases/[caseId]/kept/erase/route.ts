import { listFreshSessions } from '@/lib/exports/queries';
import { formAction } from '@/lib/forms/action';
import { paths } from '@/lib/paths';
import { eraseCase } from '@/lib/retention/commands';
import { eraseForm } from '@/lib/retention/model';

/** A manager who has just signed in erases all that is on a case. */
export const POST = formAction({
  schema: eraseForm,
  form: ({ caseId }: { caseId: string }) => `${paths.kept(caseId)}?form=erase`,
  run: async (tx, me, _input, { caseId }) => {
    await eraseCase(tx, caseId, await listFreshSessions(tx), me.sessionId);
    return `${paths.kept(caseId)}?done=erased`;
  },
});
