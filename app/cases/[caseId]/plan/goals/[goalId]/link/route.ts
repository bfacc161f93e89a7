import { getCase } from '@/lib/cases/queries';
import { formAction } from '@/lib/forms/action';
import { paths } from '@/lib/paths';
import { linkToGoal } from '@/lib/plans/commands';
import { linkForm } from '@/lib/plans/model';

/** Links a record of the case to a goal. */
export const POST = formAction({
  schema: linkForm,
  form: ({ caseId, goalId }: { caseId: string; goalId: string }) => paths.goal(caseId, goalId),
  run: async (tx, _me, { entry }, { caseId, goalId }) => {
    await getCase(tx, caseId);
    await linkToGoal(tx, caseId, goalId, entry);
    return `${paths.goal(caseId, goalId)}?done=linked`;
  },
});
