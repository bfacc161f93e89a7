import { NotFound } from '@/db/client';
import { getCase } from '@/lib/cases/queries';
import { ownParty } from '@/lib/entries/model';
import { formAction } from '@/lib/forms/action';
import { paths } from '@/lib/paths';
import { tellProgress } from '@/lib/plans/commands';
import { progressDraft, progressForm } from '@/lib/plans/model';
import { getGoal } from '@/lib/plans/queries';

/** Says how it goes with a goal: the supported person and the support team, to each other. */
export const POST = formAction({
  schema: progressForm,
  form: ({ caseId, goalId }: { caseId: string; goalId: string }) => paths.goal(caseId, goalId),
  draft: ({ goalId }) => progressDraft(goalId),
  run: async (tx, _me, input, { caseId, goalId }) => {
    const [head] = await Promise.all([getCase(tx, caseId), getGoal(tx, caseId, goalId, null)]);
    const inner = head.parties.filter(({ kind, open }) => open && (kind === 'supported_person' || kind === 'support_team'));
    const mine = ownParty(head);
    if (!mine || !inner.includes(mine)) throw new NotFound();
    await tellProgress(tx, { caseId, goalId, partyId: mine.id, readers: inner.map(({ id }) => id) }, input);
    return `${paths.goal(caseId, goalId)}?done=told`;
  },
});
