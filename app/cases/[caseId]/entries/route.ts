import { entryDraft } from '@/components/entries/team-entry-form';
import { getCase } from '@/lib/cases/queries';
import { addTeamEntry } from '@/lib/entries/commands';
import { teamEntryForm } from '@/lib/entries/forms';
import { formAction } from '@/lib/forms/action';
import { paths } from '@/lib/paths';
import { adviseFirst } from '@/lib/wording/commands';

/** The support team puts something on a case that is no concern. */
export const POST = formAction({
  schema: teamEntryForm,
  form: ({ caseId }: { caseId: string }, { kind }) =>
    paths.newEntry(caseId, typeof kind === 'string' && /^\w{1,20}$/.test(kind) ? kind : 'note'),
  draft: ({ caseId }) => entryDraft(caseId),
  run: async (tx, _me, input, { caseId }) => {
    const head = await getCase(tx, caseId);
    await adviseFirst(tx, head, [input.title, input.words], input.audience, input.advised);
    return `${paths.entry(caseId, await addTeamEntry(tx, head, input))}?done=recorded`;
  },
});
