import { changeContact } from '@/lib/contacts/commands';
import { changeDraft, changeForm, factsOf } from '@/lib/contacts/model';
import { warnOfOverlaps } from '@/lib/contacts/warn';
import { formAction } from '@/lib/forms/action';
import { paths } from '@/lib/paths';

/** Its author puts a record right. */
export const POST = formAction({
  schema: changeForm,
  form: ({ caseId, entryId }: { caseId: string; entryId: string }) => paths.contact(caseId, entryId, 'change'),
  draft: ({ entryId }) => changeDraft(entryId),
  run: async (tx, _me, input, { caseId, entryId }) => {
    const contact = { ...input, ...factsOf(input) };
    await warnOfOverlaps(tx, contact, input.overlaps, entryId);
    await changeContact(tx, entryId, contact);
    return `${paths.entry(caseId, entryId)}?done=corrected`;
  },
});
