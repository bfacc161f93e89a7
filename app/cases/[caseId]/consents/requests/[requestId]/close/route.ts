import { closeRequest } from '@/lib/consents/commands';
import { nothingForm } from '@/lib/consents/model';
import { formAction } from '@/lib/forms/action';
import { paths } from '@/lib/paths';

/** The supported person leaves things as they are, or the support team takes its question back. */
export const POST = formAction({
  schema: nothingForm,
  form: ({ caseId }: { caseId: string; requestId: string }) => paths.consents(caseId),
  run: async (tx, _me, _input, { caseId, requestId }) => {
    const how = await closeRequest(tx, caseId, requestId);
    return `${paths.consents(caseId)}${how ? `?done=${how}` : ''}`;
  },
});
