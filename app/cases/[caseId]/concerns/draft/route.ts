import { NotFound } from '@/db/client';
import { getCase } from '@/lib/cases/queries';
import { draftKey, isStep, stepAfter, stepForm } from '@/lib/concerns/model';
import { ownParty } from '@/lib/entries/model';
import { formAction } from '@/lib/forms/action';
import { paths } from '@/lib/paths';

/** Keeps the answer of a step and goes on to the next, or back to the check. */
export const POST = formAction({
  schema: stepForm,
  step: true,
  form: ({ caseId }: { caseId: string }, { step, next }) =>
    `${paths.newConcern(caseId, isStep(step) ? step : 'worry')}${next === 'check' ? '?next=check' : ''}`,
  draft: ({ caseId }) => draftKey(caseId),
  run: async (tx, _me, input, { caseId }) => {
    const { step, next } = input;
    if (ownParty(await getCase(tx, caseId))?.kind !== 'supported_person') throw new NotFound();
    // Fear has a page of its own: who would have read it otherwise is asked there.
    if (input.step === 'worry' && input.worry === 'harassment') return paths.safety(caseId);
    return paths.newConcern(caseId, next || stepAfter(step));
  },
});
