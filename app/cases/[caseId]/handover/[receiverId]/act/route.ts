import { getCase } from '@/lib/cases/queries';
import { formAction } from '@/lib/forms/action';
import { actOnGiving } from '@/lib/handover/commands';
import { givingDraft, givingForm } from '@/lib/handover/model';
import { findChosen, getReceiver } from '@/lib/handover/queries';
import { wordingOf } from '@/lib/handover/words';
import { makeUi } from '@/lib/i18n/ui';
import { paths } from '@/lib/paths';
import { currentSettings } from '@/lib/session/settings';

/** Agrees to what was chosen for a receiver, takes that back, gives it, or shuts a link. */
export const POST = formAction({
  schema: givingForm,
  form: ({ caseId, receiverId }: { caseId: string; receiverId: string }, { act }) =>
    `${paths.handoverTo(caseId, receiverId)}${act === 'agree' ? '?step=look' : act === 'give' ? '?act=give' : ''}`,
  draft: ({ receiverId }, { act }) => givingDraft(receiverId, act),
  run: async (tx, me, input, { caseId, receiverId }) => {
    const [head, { receiver }, chosen] = await Promise.all([
      getCase(tx, caseId),
      getReceiver(tx, caseId, receiverId),
      findChosen(tx, receiverId),
    ]);
    const ui = makeUi(await currentSettings());
    await actOnGiving(tx, {
      receiverId,
      own: head.personId === me.personId,
      input,
      wording: (until) => wordingOf(ui, { receiver: receiver.name, parts: chosen?.choice.parts ?? [], until }),
    });
    return `${paths.handoverTo(caseId, receiverId)}?done=${input.act}`;
  },
});
