import { correctDraft } from '@/components/entries/correct';
import { correctEntry } from '@/lib/entries/commands';
import { correctForm } from '@/lib/entries/forms';
import { getEntry } from '@/lib/entries/queries';
import { formAction } from '@/lib/forms/action';
import { paths } from '@/lib/paths';

/** Puts a corrected text in the place of the old one, which is kept. */
export const POST = formAction({
  schema: correctForm,
  form: ({ caseId, entryId }: { caseId: string; entryId: string }) => paths.entryStep(caseId, entryId, 'correct'),
  draft: ({ entryId }) => correctDraft(entryId),
  run: async (tx, _me, input, { caseId, entryId }) => {
    await correctEntry(tx, caseId, entryId, input);
    const { threadId } = await getEntry(tx, caseId, entryId);
    return `${paths.entry(caseId, threadId ?? entryId)}?done=corrected${threadId ? `#e-${entryId}` : ''}`;
  },
});
