import { addExample } from '@/lib/accommodations/commands';
import { exampleDraft, exampleForm } from '@/lib/accommodations/examples';
import { formAction } from '@/lib/forms/action';
import { paths } from '@/lib/paths';

/** Adds an example to an agency's. */
export const POST = formAction({
  schema: exampleForm,
  form: ({ agencyId }: { agencyId: string }) => paths.agencyExamples(agencyId),
  draft: ({ agencyId }) => exampleDraft(agencyId),
  run: async (tx, _me, input, { agencyId }) => {
    await addExample(tx, agencyId, input);
    return `${paths.agencyExamples(agencyId)}?done=added`;
  },
});
