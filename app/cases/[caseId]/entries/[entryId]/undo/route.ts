import { undoEntry } from '@/lib/entries/commands';
import { buttonForm } from '@/lib/entries/forms';
import { formAction } from '@/lib/forms/action';
import { paths } from '@/lib/paths';

/** Takes back what was just sent. */
export const POST = formAction({
  schema: buttonForm,
  form: ({ caseId, entryId }: { caseId: string; entryId: string }) => paths.entry(caseId, entryId),
  run: async (tx, _me, _input, { caseId, entryId }) => {
    const { threadId } = await undoEntry(tx, caseId, entryId);
    return `${paths.entry(caseId, threadId ?? entryId)}?done=undone`;
  },
});
