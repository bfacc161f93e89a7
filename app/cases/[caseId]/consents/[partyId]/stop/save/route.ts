import { withdrawConsent } from '@/lib/consents/commands';
import { stopDraft, stopForm } from '@/lib/consents/model';
import { formAction } from '@/lib/forms/action';
import { paths } from '@/lib/paths';

/** Takes back, at once, what a person without an account has said that they take back. */
export const POST = formAction({
  schema: stopForm,
  form: ({ caseId, partyId }: { caseId: string; partyId: string }) => paths.consentOf(caseId, partyId, 'stop'),
  draft: ({ partyId }) => stopDraft(partyId),
  run: async (tx, _me, { categories, said }, { caseId, partyId }) => {
    const stopped = await withdrawConsent(tx, caseId, partyId, categories, said);
    return `${paths.consentOf(caseId, partyId, 'withdrawn')}${stopped === 0 ? '?none' : ''}`;
  },
});
