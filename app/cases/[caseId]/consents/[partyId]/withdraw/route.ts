import { withdrawConsent } from '@/lib/consents/commands';
import { withdrawForm } from '@/lib/consents/model';
import { formAction } from '@/lib/forms/action';
import { paths } from '@/lib/paths';

/** Stops sharing with a side, at once: what was named, or everything. */
export const POST = formAction({
  schema: withdrawForm,
  form: ({ caseId }: { caseId: string; partyId: string }) => paths.consents(caseId),
  run: async (tx, _me, { categories }, { caseId, partyId }) => {
    const stopped = await withdrawConsent(tx, caseId, partyId, categories ?? null);
    return `${paths.consentOf(caseId, partyId, 'withdrawn')}${stopped === 0 ? '?none' : ''}`;
  },
});
