import { leaveUnconfirmed } from '@/lib/contacts/commands';
import { unconfirmedDraft, unconfirmedForm } from '@/lib/contacts/model';
import { formAction } from '@/lib/forms/action';
import { paths } from '@/lib/paths';

/** The support team says why a record is not confirmed. */
export const POST = formAction({
  schema: unconfirmedForm,
  form: ({ caseId, entryId }: { caseId: string; entryId: string }) => paths.contact(caseId, entryId, 'unconfirmed'),
  draft: ({ entryId }) => unconfirmedDraft(entryId),
  run: async (tx, _me, input, { caseId, entryId }) => {
    await leaveUnconfirmed(tx, entryId, input);
    return `${paths.entry(caseId, entryId)}?done=recorded`;
  },
});
