import { confirmConsent } from '@/lib/consents/commands';
import { nothingForm } from '@/lib/consents/model';
import { formAction } from '@/lib/forms/action';
import { paths } from '@/lib/paths';

/** The supported person says that what was recorded from paper is right. */
export const POST = formAction({
  schema: nothingForm,
  form: ({ caseId }: { caseId: string; givingId: string }) => paths.consents(caseId),
  run: async (tx, _me, _input, { caseId, givingId }) => {
    await confirmConsent(tx, caseId, givingId);
    return `${paths.consents(caseId)}?done=confirmed`;
  },
});
