import { formAction } from '@/lib/forms/action';
import { paths } from '@/lib/paths';
import { removeGoal } from '@/lib/plans/commands';
import { removeForm } from '@/lib/plans/model';
import { getGoal } from '@/lib/plans/queries';

/** Takes a goal out of a version that is being written. */
export const POST = formAction({
  schema: removeForm,
  form: ({ caseId, planId }: { caseId: string; planId: string }) => paths.plan(caseId, planId),
  run: async (tx, _me, { goal }, { caseId, planId }) => {
    await getGoal(tx, caseId, goal, null);
    await removeGoal(tx, goal);
    return `${paths.plan(caseId, planId)}?done=removed`;
  },
});
