import { getCase } from '@/lib/cases/queries';
import { formAction } from '@/lib/forms/action';
import { paths } from '@/lib/paths';
import { evaluateGoal } from '@/lib/plans/commands';
import { evaluationDraft, evaluationForm } from '@/lib/plans/model';
import { getGoal } from '@/lib/plans/queries';
import { adviseFirst } from '@/lib/wording/commands';

/** Says how far a goal has come. */
export const POST = formAction({
  schema: evaluationForm,
  form: ({ caseId, goalId }: { caseId: string; goalId: string }) => `${paths.goal(caseId, goalId)}?form=evaluation`,
  draft: ({ goalId }) => evaluationDraft(goalId),
  run: async (tx, _me, input, { caseId, goalId }) => {
    const [head, { goal }] = await Promise.all([getCase(tx, caseId), getGoal(tx, caseId, goalId, null)]);
    await adviseFirst(tx, head, [input.effect, input.remains], goal.audience, input.advised);
    await evaluateGoal(tx, goalId, input);
    return `${paths.goal(caseId, goalId)}?done=evaluated`;
  },
});
