import { NotFound } from '@/db/client';
import { askFirst } from '@/lib/accommodations/commands';
import { askDraft, inquiryForm, sideInCase } from '@/lib/accommodations/model';
import { getCase } from '@/lib/cases/queries';
import { formAction } from '@/lib/forms/action';
import { paths } from '@/lib/paths';

/** The company asks first whether something stands in the way. */
export const POST = formAction({
  schema: inquiryForm,
  form: ({ caseId }: { caseId: string }) => paths.newAccommodation(caseId),
  draft: ({ caseId }) => askDraft(caseId),
  run: async (tx, _me, { words }, { caseId }) => {
    const head = await getCase(tx, caseId);
    if (sideInCase(head) !== 'employer') throw new NotFound();
    return `${paths.accommodation(caseId, await askFirst(tx, head, words))}?done=inquired`;
  },
});
