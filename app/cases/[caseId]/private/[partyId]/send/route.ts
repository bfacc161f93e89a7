import { getCase } from '@/lib/cases/queries';
import { sendMessage } from '@/lib/conversations/commands';
import { messageDraft, messageForm } from '@/lib/conversations/model';
import { formAction } from '@/lib/forms/action';
import { paths } from '@/lib/paths';

/** Says something in a private conversation. */
export const POST = formAction({
  schema: messageForm,
  form: ({ caseId, partyId }: { caseId: string; partyId: string }) => paths.conversation(caseId, partyId),
  draft: ({ partyId }) => messageDraft(partyId),
  run: async (tx, _me, input, { caseId, partyId }) => {
    await sendMessage(tx, await getCase(tx, caseId), partyId, input);
    return `${paths.conversation(caseId, partyId)}?sent`;
  },
});
