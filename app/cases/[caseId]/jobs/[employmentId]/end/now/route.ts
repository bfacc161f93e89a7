import { getCase } from '@/lib/cases/queries';
import { endEmployment } from '@/lib/employments/commands';
import { endDraft, endForm } from '@/lib/employments/model';
import { formAction } from '@/lib/forms/action';
import { paths } from '@/lib/paths';

/** Records the end of a job; its company's side is closed at once. */
export const POST = formAction({
  schema: endForm,
  form: ({ caseId, employmentId }: { caseId: string; employmentId: string }) => paths.job(caseId, employmentId, 'end'),
  draft: ({ employmentId }) => endDraft(employmentId),
  run: async (tx, _me, { last }, { caseId, employmentId }) => {
    await endEmployment(tx, await getCase(tx, caseId), employmentId, last);
    return `${paths.jobs(caseId)}?done=ended`;
  },
});
