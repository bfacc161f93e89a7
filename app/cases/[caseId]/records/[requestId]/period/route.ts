import { formAction } from '@/lib/forms/action';
import { paths } from '@/lib/paths';
import { periodDraft, periodForm } from '@/lib/records/model';
import { mayPrepare } from '@/lib/records/queries';

/** Keeps the period that notes are collected of. Nothing is given yet. */
export const POST = formAction({
  schema: periodForm,
  form: ({ caseId, requestId }: { caseId: string; requestId: string }) => paths.recordRequest(caseId, requestId),
  draft: ({ requestId }) => periodDraft(requestId),
  step: true,
  run: async (tx, _me, _input, { caseId, requestId }) => {
    await mayPrepare(tx, caseId, requestId);
    return paths.recordRequest(caseId, requestId);
  },
});
