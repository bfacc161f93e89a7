import { NotFound } from '@/db/client';
import { writeEvidence } from '@/lib/accommodations/commands';
import { evidenceDraft, evidenceForm, sideOf } from '@/lib/accommodations/model';
import { getAccommodation } from '@/lib/accommodations/queries';
import { getCase } from '@/lib/cases/queries';
import { formAction } from '@/lib/forms/action';
import { paths } from '@/lib/paths';

/** Writes down what a doctor or an office has written. */
export const POST = formAction({
  schema: evidenceForm,
  form: ({ caseId, entryId }: { caseId: string; entryId: string }) => paths.accommodation(caseId, entryId, 'evidence'),
  draft: ({ entryId }) => evidenceDraft(entryId),
  run: async (tx, _me, { words }, { caseId, entryId }) => {
    const [head, found] = await Promise.all([getCase(tx, caseId), getAccommodation(tx, caseId, entryId)]);
    const side = sideOf(head, found.companyId);
    if (side === null || side === 'employer') throw new NotFound();
    await writeEvidence(tx, head, entryId, words);
    return `${paths.accommodation(caseId, entryId, 'evidence')}?done=kept`;
  },
});
