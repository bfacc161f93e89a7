import { formAction } from '@/lib/forms/action';
import { paths } from '@/lib/paths';
import { evaluateGoal } from '@/lib/plans/commands';
import { evaluationDraft, evaluationForm } from '@/lib/plans/model';
import { getGoal } from '@/lib/plans/queries';

/** Says how far a goal has come. */
export const POST = formAction({
  schema: evaluationForm,
  form: ({ caseId, goalId }: { caseId: string; goalId: string }) => `${paths.goal(caseId, goalId)}?form=evaluation`,
  draft: ({ goalId }) => evaluationDraft(goalId),
  run: async (tx, _me, input, { caseId, goalId }) => {
    await getGoal(tx, caseId, goalId, null);
    await evaluateGoal(tx, goalId, input);
    return `${paths.goal(caseId, goalId)}?done=evaluated`;
  },
});
