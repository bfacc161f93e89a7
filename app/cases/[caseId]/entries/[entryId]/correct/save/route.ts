import { correctDraft } from '@/components/entries/correct';
import { getCase } from '@/lib/cases/queries';
import { correctEntry } from '@/lib/entries/commands';
import { correctForm } from '@/lib/entries/forms';
import { getEntry } from '@/lib/entries/queries';
import { formAction } from '@/lib/forms/action';
import { paths } from '@/lib/paths';
import { adviseFirst } from '@/lib/wording/commands';

/** Puts a corrected text in the place of the old one, which is kept. */
export const POST = formAction({
  schema: correctForm,
  form: ({ caseId, entryId }: { caseId: string; entryId: string }) => paths.entryStep(caseId, entryId, 'correct'),
  draft: ({ entryId }) => correctDraft(entryId),
  run: async (tx, _me, input, { caseId, entryId }) => {
    const entry = await getEntry(tx, caseId, entryId);
    await adviseFirst(tx, await getCase(tx, caseId), [input.title, input.words], entry.audience, input.advised);
    await correctEntry(tx, caseId, entryId, input);
    return `${paths.entry(caseId, entry.threadId ?? entryId)}?done=corrected${entry.threadId ? `#e-${entryId}` : ''}`;
  },
});
