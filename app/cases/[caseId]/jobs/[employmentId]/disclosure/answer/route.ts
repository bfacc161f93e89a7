import { discloseDraft, discloseForm } from '@/lib/employments/model';
import { formAction } from '@/lib/forms/action';
import { paths } from '@/lib/paths';

/** Keeps what was chosen, to be checked on the next page. Nothing changes yet. */
export const POST = formAction({
  schema: discloseForm,
  form: ({ caseId, employmentId }: { caseId: string; employmentId: string }) => paths.job(caseId, employmentId, 'disclosure'),
  draft: ({ employmentId }) => discloseDraft(employmentId),
  step: true,
  run: async (_tx, _me, _input, { caseId, employmentId }) => paths.job(caseId, employmentId, 'disclosure/check'),
});
