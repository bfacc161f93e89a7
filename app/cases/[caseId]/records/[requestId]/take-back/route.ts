import { formAction } from '@/lib/forms/action';
import { paths } from '@/lib/paths';
import { takeBackRecords } from '@/lib/records/commands';
import { nothingForm } from '@/lib/records/model';

/** Takes the question back. */
export const POST = formAction({
  schema: nothingForm,
  form: ({ caseId }: { caseId: string; requestId: string }) => paths.records(caseId),
  run: async (tx, _me, _input, { caseId, requestId }) => {
    await takeBackRecords(tx, caseId, requestId);
    return `${paths.records(caseId)}?done=taken_back`;
  },
});
