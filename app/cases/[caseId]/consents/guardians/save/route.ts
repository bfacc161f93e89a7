import { recordGuardian } from '@/lib/consents/commands';
import { guardianDraft, guardianForm } from '@/lib/consents/model';
import { formAction } from '@/lib/forms/action';
import { paths } from '@/lib/paths';

/** Writes a guardian's scope down. */
export const POST = formAction({
  schema: guardianForm,
  form: ({ caseId }: { caseId: string }) => paths.guardians(caseId),
  draft: ({ caseId }) => guardianDraft(caseId),
  run: async (tx, _me, input, { caseId }) => {
    await recordGuardian(tx, caseId, input);
    return `${paths.consents(caseId)}?done=guardian`;
  },
});
