import { discloseAsChecked } from '@/lib/employments/commands';
import { decideForm } from '@/lib/employments/model';
import { formAction } from '@/lib/forms/action';
import { paths } from '@/lib/paths';

/** Changes what the workplace knows, as it was checked. */
export const POST = formAction({
  schema: decideForm,
  form: ({ caseId, employmentId }: { caseId: string; employmentId: string }) =>
    paths.job(caseId, employmentId, 'disclosure/check'),
  run: async (tx, _me, input, { caseId, employmentId }) => {
    const { disclosure } = await discloseAsChecked(tx, caseId, employmentId, input);
    return `${paths.jobs(caseId)}?done=${disclosure}`;
  },
});
