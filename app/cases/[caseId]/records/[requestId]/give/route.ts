import { formAction } from '@/lib/forms/action';
import { paths } from '@/lib/paths';
import { giveRecords } from '@/lib/records/commands';
import { giveForm } from '@/lib/records/model';

/** Gives the supported person what was shown on the page. */
export const POST = formAction({
  schema: giveForm,
  form: ({ caseId, requestId }: { caseId: string; requestId: string }) => paths.recordRequest(caseId, requestId),
  run: async (tx, _me, { shown }, { caseId, requestId }) => {
    await giveRecords(tx, caseId, requestId, shown);
    return `${paths.records(caseId)}?done=given`;
  },
});
