import { keepDraft } from '@/lib/drafts/commands';
import { formAction } from '@/lib/forms/action';
import { paths } from '@/lib/paths';
import { searchForm } from '@/lib/timeline/model';

/** Searched words are what somebody thinks about: they are kept with the person's drafts, not in an address. */
export const POST = formAction({
  schema: searchForm,
  form: ({ caseId }: { caseId: string }) => paths.timeline(caseId),
  run: async (tx, _me, { words }, { caseId }) => {
    if (words.trim() === '') return paths.timeline(caseId);
    await keepDraft(tx, `search:${caseId}`, { words });
    return `${paths.timeline(caseId)}?search`;
  },
});
