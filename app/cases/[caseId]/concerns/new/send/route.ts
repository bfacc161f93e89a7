import { sendGathered } from '@/lib/concerns/commands';
import { checkForm } from '@/lib/concerns/model';
import { formAction } from '@/lib/forms/action';
import { paths } from '@/lib/paths';

/** Sends what the steps have gathered. */
export const POST = formAction({
  schema: checkForm,
  form: ({ caseId }: { caseId: string }) => paths.newConcern(caseId, 'check'),
  run: async (tx, _me, { mark }, { caseId }) => paths.entryStep(caseId, await sendGathered(tx, caseId, mark), 'sent'),
});
