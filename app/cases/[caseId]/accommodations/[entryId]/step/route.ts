import { takeStep } from '@/lib/accommodations/commands';
import { isAct, stepDraft, stepForm } from '@/lib/accommodations/model';
import { getAccommodation } from '@/lib/accommodations/queries';
import { formAction } from '@/lib/forms/action';
import { paths } from '@/lib/paths';

/** Takes a step of a dialogue. */
export const POST = formAction({
  schema: stepForm,
  form: ({ caseId, entryId }: { caseId: string; entryId: string }, { act }) =>
    paths.accommodation(caseId, entryId, isAct(act) ? act : undefined),
  draft: ({ entryId }, { act }) => stepDraft(entryId, isAct(act) ? act : ''),
  run: async (tx, _me, input, { caseId, entryId }) => {
    await getAccommodation(tx, caseId, entryId);
    const { moved } = await takeStep(tx, entryId, input);
    return `${paths.accommodation(caseId, entryId)}?done=${moved ? 'moved' : input.act}`;
  },
});
