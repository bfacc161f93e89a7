import { NotFound } from '@/db/client';
import { askDraft, askStepAfter, askStepForm, isAskStep, sideInCase } from '@/lib/accommodations/model';
import { getCase } from '@/lib/cases/queries';
import { formAction } from '@/lib/forms/action';
import { paths } from '@/lib/paths';

/** Keeps the answer of a step and goes on to the next, or back to the check; or stays, to look through examples or take one over. */
export const POST = formAction({
  schema: askStepForm,
  step: true,
  form: ({ caseId }: { caseId: string }, { step, next }) =>
    place(caseId, isAskStep(step) ? step : 'obstacle', next === 'check'),
  draft: ({ caseId }) => askDraft(caseId),
  run: async (tx, _me, input, { caseId }) => {
    if (sideInCase(await getCase(tx, caseId)) !== 'supported_person') throw new NotFound();
    const { step, next } = input;
    const here = place(caseId, step, next === 'check');
    const sign = here.includes('?') ? '&' : '?';
    if ('take' in input && input.take) return `${here}${sign}take=${encodeURIComponent(input.take)}#${step}`;
    if ('look' in input && input.look) return `${here}${sign}look#examples`;
    return paths.newAccommodation(caseId, next || askStepAfter(step));
  },
});

const place = (caseId: string, step: Parameters<typeof paths.newAccommodation>[1], toCheck: boolean) =>
  `${paths.newAccommodation(caseId, step)}${toCheck ? '?next=check' : ''}`;
