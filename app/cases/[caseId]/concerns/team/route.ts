import { getCase } from '@/lib/cases/queries';
import { recordConcern } from '@/lib/concerns/commands';
import { draftKey, teamForm } from '@/lib/concerns/model';
import { formAction } from '@/lib/forms/action';
import { paths } from '@/lib/paths';
import { adviseFirst } from '@/lib/wording/commands';

/** The support team writes a concern down. */
export const POST = formAction({
  schema: teamForm,
  form: ({ caseId }: { caseId: string }) => paths.newConcern(caseId),
  draft: ({ caseId }) => draftKey(caseId),
  run: async (tx, _me, input, { caseId }) => {
    const head = await getCase(tx, caseId);
    await adviseFirst(tx, head, [input.title, input.words], input.audience, input.advised);
    return `${paths.entry(caseId, await recordConcern(tx, head, input))}?done=recorded`;
  },
});
