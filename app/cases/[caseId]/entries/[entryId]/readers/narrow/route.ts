import { getCase } from '@/lib/cases/queries';
import { narrowAudience } from '@/lib/entries/commands';
import { narrowForm } from '@/lib/entries/forms';
import { formAction } from '@/lib/forms/action';
import { paths } from '@/lib/paths';

/** Takes sides out of an entry's readers. */
export const POST = formAction({
  schema: narrowForm,
  form: ({ caseId, entryId }: { caseId: string; entryId: string }) => paths.entryStep(caseId, entryId, 'readers'),
  run: async (tx, _me, { without }, { caseId, entryId }) => {
    await narrowAudience(tx, await getCase(tx, caseId), entryId, without);
    return `${paths.entry(caseId, entryId)}?done=narrowed`;
  },
});
