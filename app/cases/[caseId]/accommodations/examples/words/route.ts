import { exampleSearch, examplesDraft } from '@/lib/accommodations/examples';
import { getCase } from '@/lib/cases/queries';
import { formAction } from '@/lib/forms/action';
import { paths } from '@/lib/paths';

/** Keeps what is looked for with the person's drafts, out of the address, and shows what was found. */
export const POST = formAction({
  schema: exampleSearch,
  step: true,
  form: ({ caseId }: { caseId: string }) => paths.examples(caseId),
  draft: ({ caseId }) => examplesDraft(caseId),
  run: async (tx, _me, _input, { caseId }) => {
    await getCase(tx, caseId);
    return `${paths.examples(caseId)}?found`;
  },
});
