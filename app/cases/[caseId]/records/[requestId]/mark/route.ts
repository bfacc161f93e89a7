import { formAction } from '@/lib/forms/action';
import { paths } from '@/lib/paths';
import { markNote } from '@/lib/records/commands';
import { markForm } from '@/lib/records/model';

/** Leaves a note out, with the reason; or shows it after all. */
export const POST = formAction({
  schema: markForm,
  form: ({ caseId, requestId }: { caseId: string; requestId: string }) => paths.recordRequest(caseId, requestId),
  run: async (tx, _me, input, { caseId, requestId }) => {
    await markNote(tx, caseId, requestId, input);
    return `${paths.recordRequest(caseId, requestId)}#n-${input.entry}`;
  },
});
