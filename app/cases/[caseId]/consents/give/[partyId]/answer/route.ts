import { giveDraft, giveForm } from '@/lib/consents/model';
import { formAction } from '@/lib/forms/action';
import { paths } from '@/lib/paths';

/** Keeps what was chosen, to be checked on the next page. Nothing is given yet. */
export const POST = formAction({
  schema: giveForm,
  form: ({ caseId, partyId }: { caseId: string; partyId: string }) => paths.giveConsent(caseId, partyId),
  draft: ({ partyId }) => giveDraft(partyId),
  step: true,
  run: async (_tx, _me, _input, { caseId, partyId }) => paths.giveConsent(caseId, partyId, 'check'),
});
