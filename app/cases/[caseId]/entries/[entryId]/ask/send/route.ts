import { askQuestion } from '@/lib/answers/commands';
import { askForm, questionDraft } from '@/lib/answers/model';
import { getEntry } from '@/lib/entries/queries';
import { formAction } from '@/lib/forms/action';
import { paths } from '@/lib/paths';

/** Sends a question, or lays it before the supported person first. */
export const POST = formAction({
  schema: askForm,
  form: ({ caseId, entryId }: { caseId: string; entryId: string }) => paths.askMember(caseId, entryId),
  draft: ({ entryId }) => questionDraft(entryId),
  run: async (tx, _me, input, { caseId, entryId }) => {
    await getEntry(tx, caseId, entryId);
    const { unapproved } = await askQuestion(tx, entryId, input);
    return `${paths.entry(caseId, entryId)}?done=${unapproved ? 'q_waits' : 'q_asked'}`;
  },
});
