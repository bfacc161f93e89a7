import { recordPaperConsent } from '@/lib/consents/commands';
import { paperDraft, paperForm } from '@/lib/consents/model';
import { formAction } from '@/lib/forms/action';
import { makeUi } from '@/lib/i18n/ui';
import { paths } from '@/lib/paths';
import { currentSettings } from '@/lib/session/settings';

/** Records a consent from paper: in force at once, before the supported person to confirm. */
export const POST = formAction({
  schema: paperForm,
  form: ({ caseId, partyId }: { caseId: string; partyId: string }) => paths.consentOf(caseId, partyId, 'paper'),
  draft: ({ partyId }) => paperDraft(partyId),
  run: async (tx, _me, input, { caseId, partyId }) => {
    await recordPaperConsent(tx, makeUi(await currentSettings()), caseId, partyId, input);
    return `${paths.consents(caseId)}?done=paper`;
  },
});
