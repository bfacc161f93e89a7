import { replyDraft } from '@/components/entries/reply-form';
import { getCase } from '@/lib/cases/queries';
import { replyTo } from '@/lib/entries/commands';
import { replyForm } from '@/lib/entries/forms';
import { formAction } from '@/lib/forms/action';
import { paths } from '@/lib/paths';
import { adviseFirst } from '@/lib/wording/commands';

/** Answers an entry. */
export const POST = formAction({
  schema: replyForm,
  form: ({ caseId, entryId }: { caseId: string; entryId: string }) => paths.entry(caseId, entryId),
  draft: ({ entryId }) => replyDraft(entryId),
  run: async (tx, _me, input, { caseId, entryId }) => {
    const head = await getCase(tx, caseId);
    await adviseFirst(tx, head, [input.words], input.audience, input.advised);
    const answer = await replyTo(tx, head, entryId, input);
    return `${paths.entry(caseId, entryId)}?done=replied#e-${answer}`;
  },
});
