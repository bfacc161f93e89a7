import { getSides } from '@/lib/cases/queries';
import { raiseConcern } from '@/lib/concerns/commands';
import { draftKey, pageForm } from '@/lib/concerns/model';
import { formAction } from '@/lib/forms/action';
import { paths } from '@/lib/paths';

/** Raises an issue from the one-page form. */
export const POST = formAction({
  schema: pageForm,
  form: ({ caseId }: { caseId: string }) => paths.newConcern(caseId),
  draft: ({ caseId }) => draftKey(caseId),
  first: (tx, { caseId }) => getSides(tx, caseId),
  run: async (tx, _me, input, { caseId }, _key, sides) => {
    const { id, begun } = await raiseConcern(tx, sides, input);
    return { location: paths.entryStep(caseId, id, 'sent'), begun };
  },
});
