import { getCase } from '@/lib/cases/queries';
import { formAction } from '@/lib/forms/action';
import { isId } from '@/lib/ids';
import { paths } from '@/lib/paths';
import { writeGoal } from '@/lib/plans/commands';
import { goalDraft, goalForm, goalParts, likelyReaders } from '@/lib/plans/model';
import { getPlan } from '@/lib/plans/queries';
import { adviseFirst } from '@/lib/wording/commands';

/** Writes a goal of a version, new or again. */
export const POST = formAction({
  schema: goalForm,
  form: ({ caseId, planId }: { caseId: string; planId: string }, fields) =>
    paths.plan(caseId, planId, `goals/${which(fields)}`),
  draft: ({ planId }, fields) => goalDraft(planId, which(fields)),
  run: async (tx, _me, input, { caseId, planId }) => {
    const [head] = await Promise.all([getCase(tx, caseId), getPlan(tx, caseId, planId, null)]);
    const texts = [input.words, ...input.steps, ...goalParts.map((part) => input[part])];
    await adviseFirst(tx, head, texts, likelyReaders(head, input.category), input.advised);
    await writeGoal(tx, planId, input);
    return `${paths.plan(caseId, planId)}?done=goal`;
  },
});

const which = ({ version, goal }: Record<string, unknown>): string => (version !== '0' && isId(goal) ? goal : 'new');
