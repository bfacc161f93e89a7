import { formAction } from '@/lib/forms/action';
import { paths } from '@/lib/paths';
import { periodDraft, periodForm } from '@/lib/records/model';

/** Keeps the period that notes are collected of. Nothing is given yet. */
export const POST = formAction({
  schema: periodForm,
  form: ({ caseId, requestId }: { caseId: string; requestId: string }) => paths.recordRequest(caseId, requestId),
  draft: ({ requestId }) => periodDraft(requestId),
  step: true,
  run: async (_tx, _me, _input, { caseId, requestId }) => paths.recordRequest(caseId, requestId),
});
