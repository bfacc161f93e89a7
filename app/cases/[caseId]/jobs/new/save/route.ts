import { getCase } from '@/lib/cases/queries';
import { addEmployment } from '@/lib/employments/commands';
import { newJobDraft, newJobForm } from '@/lib/employments/model';
import { formAction } from '@/lib/forms/action';
import { paths } from '@/lib/paths';

/** Writes a new job down. */
export const POST = formAction({
  schema: newJobForm,
  form: ({ caseId }: { caseId: string }) => paths.newJob(caseId),
  draft: ({ caseId }) => newJobDraft(caseId),
  run: async (tx, _me, input, { caseId }) => {
    await addEmployment(tx, await getCase(tx, caseId), input);
    return `${paths.jobs(caseId)}?done=added`;
  },
});
