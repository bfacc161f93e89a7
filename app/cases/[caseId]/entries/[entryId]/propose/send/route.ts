import { getCase } from '@/lib/cases/queries';
import { proposeAudience } from '@/lib/entries/commands';
import { proposeForm } from '@/lib/entries/forms';
import { formAction } from '@/lib/forms/action';
import { paths } from '@/lib/paths';

/** Sends the proposal to those who decide. */
export const POST = formAction({
  schema: proposeForm,
  form: ({ caseId, entryId }: { caseId: string; entryId: string }) => paths.entryStep(caseId, entryId, 'propose'),
  draft: ({ entryId }) => `propose:${entryId}`,
  run: async (tx, _me, input, { caseId, entryId }) => {
    await proposeAudience(tx, await getCase(tx, caseId), entryId, input);
    return `${paths.entry(caseId, entryId)}?done=proposed`;
  },
});
