import { wantedBy } from '@/lib/directory/choice';
import { seekOffice } from '@/lib/directory/queries';
import { formAction } from '@/lib/forms/action';
import { actOnHandover } from '@/lib/handover/commands';
import { handoverDraft, handoverForm, isAct, receiverFrom } from '@/lib/handover/model';
import { paths } from '@/lib/paths';

/** An act about a case's handover. */
export const POST = formAction({
  schema: handoverForm,
  form: ({ caseId }: { caseId: string }, { act }) => paths.handover(caseId, isAct(act) ? act : 'begin'),
  draft: ({ caseId }, { act }) => handoverDraft(caseId, act),
  seek: (fields, { caseId }) => {
    const wanted = wantedBy(fields);
    return wanted && ((tx) => seekOffice(tx, caseId, wanted, receiverFrom));
  },
  run: async (tx, _me, input, { caseId }) => {
    await actOnHandover(tx, caseId, input);
    return `${paths.handover(caseId)}?done=${input.act}`;
  },
});
