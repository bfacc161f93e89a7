import { getCase } from '@/lib/cases/queries';
import { wantedBy } from '@/lib/directory/choice';
import { seekOffice } from '@/lib/directory/queries';
import { formAction } from '@/lib/forms/action';
import { actOnGiving } from '@/lib/handover/commands';
import { givingDraft, givingForm, receiverFrom } from '@/lib/handover/model';
import { findChosen, getReceiver } from '@/lib/handover/queries';
import { wordingOf } from '@/lib/handover/words';
import { makeUi } from '@/lib/i18n/ui';
import { paths } from '@/lib/paths';
import { currentSettings } from '@/lib/session/settings';

/** Where an act's form is. */
const steps: Record<string, string> = { agree: '?step=look', give: '?act=give', correct: '?step=correct' };

/** Puts right who a receiver is, or takes it off; agrees to what was chosen for a receiver, takes that back, gives it, or shuts a link. */
export const POST = formAction({
  schema: givingForm,
  form: ({ caseId, receiverId }: { caseId: string; receiverId: string }, { act }) =>
    `${paths.handoverTo(caseId, receiverId)}${steps[String(act)] ?? ''}`,
  draft: ({ receiverId }, { act }) => givingDraft(receiverId, act),
  seek: (fields, { caseId }) => {
    const wanted = wantedBy(fields);
    return wanted && ((tx) => seekOffice(tx, caseId, wanted, receiverFrom));
  },
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
    return `${input.act === 'remove' ? paths.handover(caseId) : paths.handoverTo(caseId, receiverId)}?done=${input.act}`;
  },
});
