import { formAction } from '@/lib/forms/action';
import { chooseDraft, chooseForm } from '@/lib/handover/model';
import { getReceiver } from '@/lib/handover/queries';
import { paths } from '@/lib/paths';

/** Keeps what is chosen for a receiver, to be looked at once more. Nothing goes anywhere yet. */
export const POST = formAction({
  schema: chooseForm,
  form: ({ caseId, receiverId }: { caseId: string; receiverId: string }) => paths.handoverTo(caseId, receiverId),
  draft: ({ receiverId }) => chooseDraft(receiverId),
  step: true,
  run: async (tx, _me, _input, { caseId, receiverId }) => {
    await getReceiver(tx, caseId, receiverId);
    return `${paths.handoverTo(caseId, receiverId)}?step=look`;
  },
});
