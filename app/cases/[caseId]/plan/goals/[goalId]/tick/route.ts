import { formAction } from '@/lib/forms/action';
import { paths } from '@/lib/paths';
import { tickStep } from '@/lib/plans/commands';
import { tickForm } from '@/lib/plans/model';
import { getGoal } from '@/lib/plans/queries';

/** Ticks a small step of a goal, or takes the tick away. */
export const POST = formAction({
  schema: tickForm,
  form: ({ caseId, goalId }: { caseId: string; goalId: string }) => paths.goal(caseId, goalId),
  run: async (tx, _me, { number, done }, { caseId, goalId }) => {
    await getGoal(tx, caseId, goalId, null);
    await tickStep(tx, goalId, number, done === 'yes');
    return `${paths.goal(caseId, goalId)}?done=ticked`;
  },
});
