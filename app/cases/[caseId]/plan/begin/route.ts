import { formAction } from '@/lib/forms/action';
import { paths } from '@/lib/paths';
import { beginPlan } from '@/lib/plans/commands';
import { beginForm } from '@/lib/plans/model';

/** Begins a version of the plan. */
export const POST = formAction({
  schema: beginForm,
  form: ({ caseId }: { caseId: string }) => paths.plan(caseId),
  run: async (tx, _me, _input, { caseId }) => `${paths.plan(caseId, await beginPlan(tx, caseId))}?done=begun`,
});
