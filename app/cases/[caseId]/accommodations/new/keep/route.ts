import { NotFound } from '@/db/client';
import { askDraft, askStepAfter, askStepForm, isAskStep, sideInCase } from '@/lib/accommodations/model';
import { getCase } from '@/lib/cases/queries';
import { formAction } from '@/lib/forms/action';
import { paths } from '@/lib/paths';

/** Keeps the answer of a step and goes on to the next, or back to the check. */
export const POST = formAction({
  schema: askStepForm,
  step: true,
  form: ({ caseId }: { caseId: string }, { step, next }) =>
    `${paths.newAccommodation(caseId, isAskStep(step) ? step : 'obstacle')}${next === 'check' ? '?next=check' : ''}`,
  draft: ({ caseId }) => askDraft(caseId),
  run: async (tx, _me, { step, next }, { caseId }) => {
    if (sideInCase(await getCase(tx, caseId)) !== 'supported_person') throw new NotFound();
    return paths.newAccommodation(caseId, next || askStepAfter(step));
  },
});
