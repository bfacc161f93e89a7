import { confirmContact } from '@/lib/contacts/commands';
import { confirmForm } from '@/lib/contacts/model';
import { listToConfirm } from '@/lib/contacts/queries';
import { formAction } from '@/lib/forms/action';
import { paths } from '@/lib/paths';

/** The supported person says that a record is right; then comes the next one that waits. */
export const POST = formAction({
  schema: confirmForm,
  form: ({ caseId, entryId }: { caseId: string; entryId: string }) => paths.contact(caseId, entryId, 'confirm'),
  run: async (tx, _me, { hash }, { caseId, entryId }) => {
    await confirmContact(tx, entryId, hash);
    const [next] = await listToConfirm(tx, caseId);
    return `${paths.contact(caseId, next?.id ?? entryId, 'confirm')}?done`;
  },
});
