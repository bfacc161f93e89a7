import { askConsent } from '@/lib/consents/commands';
import { askDraft, askForm } from '@/lib/consents/model';
import { formAction } from '@/lib/forms/action';
import { paths } from '@/lib/paths';

/** Puts the question before the supported person. */
export const POST = formAction({
  schema: askForm,
  form: ({ caseId, partyId }: { caseId: string; partyId: string }) => paths.consentOf(caseId, partyId, 'ask'),
  draft: ({ partyId }) => askDraft(partyId),
  run: async (tx, _me, input, { caseId, partyId }) => {
    await askConsent(tx, caseId, partyId, input);
    return `${paths.consents(caseId)}?done=asked`;
  },
});
