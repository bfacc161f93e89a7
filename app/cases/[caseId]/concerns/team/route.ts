import { getCase } from '@/lib/cases/queries';
import { recordConcern } from '@/lib/concerns/commands';
import { draftKey, teamForm } from '@/lib/concerns/model';
import { formAction } from '@/lib/forms/action';
import { paths } from '@/lib/paths';

/** The support team writes a concern down. */
export const POST = formAction({
  schema: teamForm,
  form: ({ caseId }: { caseId: string }) => paths.newConcern(caseId),
  draft: ({ caseId }) => draftKey(caseId),
  run: async (tx, _me, input, { caseId }) =>
    `${paths.entry(caseId, await recordConcern(tx, await getCase(tx, caseId), input))}?done=recorded`,
});
