import { takeStep } from '@/lib/accommodations/commands';
import { companyOf, isAct, stepDraft, stepForm, stepTexts } from '@/lib/accommodations/model';
import { getAccommodation } from '@/lib/accommodations/queries';
import { getCase } from '@/lib/cases/queries';
import { formAction } from '@/lib/forms/action';
import { paths } from '@/lib/paths';
import { adviseFirst } from '@/lib/wording/commands';

/** Takes a step of a dialogue. */
export const POST = formAction({
  schema: stepForm,
  form: ({ caseId, entryId }: { caseId: string; entryId: string }, { act }) =>
    paths.accommodation(caseId, entryId, isAct(act) ? act : undefined),
  draft: ({ entryId }, { act }) => stepDraft(entryId, isAct(act) ? act : ''),
  run: async (tx, _me, input, { caseId, entryId }) => {
    const [head, found] = await Promise.all([getCase(tx, caseId), getAccommodation(tx, caseId, entryId)]);
    await adviseFirst(tx, head, stepTexts(input), companyOf(found), input.advised);
    const { moved } = await takeStep(tx, entryId, input);
    return `${paths.accommodation(caseId, entryId)}?done=${input.act}${moved ? '&moved' : ''}`;
  },
});
