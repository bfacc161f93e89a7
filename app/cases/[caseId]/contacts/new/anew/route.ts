import { contactDraft } from '@/lib/contacts/model';
import { dropDraft } from '@/lib/drafts/commands';
import { buttonForm } from '@/lib/entries/forms';
import { formAction } from '@/lib/forms/action';
import { paths } from '@/lib/paths';

/** Throws away what was begun, and begins anew. */
export const POST = formAction({
  schema: buttonForm,
  form: ({ caseId }: { caseId: string }) => paths.newContact(caseId),
  run: async (tx, _me, _input, { caseId }) => {
    await dropDraft(tx, contactDraft(caseId));
    return paths.newContact(caseId);
  },
});
