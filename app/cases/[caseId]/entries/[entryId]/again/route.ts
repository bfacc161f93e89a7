import { writeAgain } from '@/lib/concerns/commands';
import { buttonForm } from '@/lib/entries/forms';
import { formAction } from '@/lib/forms/action';
import { paths } from '@/lib/paths';

/** Writes anew what was taken back: its words are there again, its readers are the fewest. */
export const POST = formAction({
  schema: buttonForm,
  form: ({ caseId, entryId }: { caseId: string; entryId: string }) => paths.entry(caseId, entryId),
  run: async (tx, _me, _input, { caseId, entryId }) => {
    await writeAgain(tx, caseId, entryId);
    return paths.newConcern(caseId);
  },
});
