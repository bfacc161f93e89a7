import { giveConsent } from '@/lib/consents/commands';
import { agreeForm } from '@/lib/consents/model';
import { formAction } from '@/lib/forms/action';
import { makeUi } from '@/lib/i18n/ui';
import { paths } from '@/lib/paths';
import { currentSettings } from '@/lib/session/settings';

/** Gives the consent, in the words that were shown. */
export const POST = formAction({
  schema: agreeForm,
  form: ({ caseId, partyId }: { caseId: string; partyId: string }) => paths.giveConsent(caseId, partyId, 'check'),
  run: async (tx, _me, { shown, seen }, { caseId, partyId }) => {
    await giveConsent(tx, makeUi(await currentSettings()), caseId, partyId, shown, seen);
    return paths.consentOf(caseId, partyId, 'given');
  },
});
