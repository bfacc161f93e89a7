import { endGuardian } from '@/lib/consents/commands';
import { nothingForm } from '@/lib/consents/model';
import { formAction } from '@/lib/forms/action';
import { paths } from '@/lib/paths';

/** Ends a guardian's scope. */
export const POST = formAction({
  schema: nothingForm,
  form: ({ caseId }: { caseId: string; guardianId: string }) => paths.guardians(caseId),
  run: async (tx, _me, _input, { caseId, guardianId }) => {
    await endGuardian(tx, caseId, guardianId);
    return `${paths.consents(caseId)}?done=guardian_ended`;
  },
});
