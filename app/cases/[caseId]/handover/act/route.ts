import { formAction } from '@/lib/forms/action';
import { actOnHandover } from '@/lib/handover/commands';
import { handoverDraft, handoverForm, isAct } from '@/lib/handover/model';
import { paths } from '@/lib/paths';

/** An act about a case's handover. */
export const POST = formAction({
  schema: handoverForm,
  form: ({ caseId }: { caseId: string }, { act }) => paths.handover(caseId, isAct(act) ? act : 'begin'),
  draft: ({ caseId }, { act }) => handoverDraft(caseId, act),
  run: async (tx, _me, input, { caseId }) => {
    await actOnHandover(tx, caseId, input);
    return `${paths.handover(caseId)}?done=${input.act}`;
  },
});
