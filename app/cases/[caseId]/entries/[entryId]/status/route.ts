import { getCase } from '@/lib/cases/queries';
import { moveConcern } from '@/lib/concerns/commands';
import { statusDraft, statusForm } from '@/lib/concerns/model';
import { formAction } from '@/lib/forms/action';
import { paths } from '@/lib/paths';

/** Moves a concern on. */
export const POST = formAction({
  schema: statusForm,
  form: ({ caseId, entryId }: { caseId: string; entryId: string }) => `${paths.entry(caseId, entryId)}?form=status`,
  draft: ({ entryId }) => statusDraft(entryId),
  run: async (tx, _me, input, { caseId, entryId }) => {
    await moveConcern(tx, await getCase(tx, caseId), entryId, input);
    return `${paths.entry(caseId, entryId)}?done=moved`;
  },
});
