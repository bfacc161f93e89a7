import { getCase } from '@/lib/cases/queries';
import { recordContact } from '@/lib/contacts/commands';
import { contactDraft, contactForm, factsOf } from '@/lib/contacts/model';
import { warnOfOverlaps } from '@/lib/contacts/warn';
import { formAction } from '@/lib/forms/action';
import { paths } from '@/lib/paths';
import { adviseFirst } from '@/lib/wording/commands';

/** The support team records a contact. */
export const POST = formAction({
  schema: contactForm,
  form: ({ caseId }: { caseId: string }) => paths.newContact(caseId),
  draft: ({ caseId }) => contactDraft(caseId),
  run: async (tx, _me, input, { caseId }) => {
    const head = await getCase(tx, caseId);
    const contact = { ...input, ...factsOf(input) };
    await adviseFirst(tx, head, [input.title, input.talked, input.done, input.next], input.audience, input.advised);
    await warnOfOverlaps(tx, contact, input.overlaps, null);
    return `${paths.entry(caseId, await recordContact(tx, head, contact))}?done=recorded`;
  },
});
