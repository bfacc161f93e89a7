import { removeExample } from '@/lib/accommodations/commands';
import { removeExampleForm } from '@/lib/accommodations/examples';
import { formAction } from '@/lib/forms/action';
import { paths } from '@/lib/paths';

/** Takes an example off an agency's. */
export const POST = formAction({
  schema: removeExampleForm,
  form: ({ agencyId }: { agencyId: string }) => paths.agencyExamples(agencyId),
  run: async (tx, _me, { example }, { agencyId }) => {
    await removeExample(tx, agencyId, example);
    return `${paths.agencyExamples(agencyId)}?done=removed`;
  },
});
