import { keepDraft } from '@/lib/drafts/commands';
import { formAction } from '@/lib/forms/action';
import { paths } from '@/lib/paths';
import { searchEverywhere, searchForm } from '@/lib/timeline/model';

/** Keeps the searched words with the person's drafts and shows what was found. */
export const POST = formAction({
  schema: searchForm,
  form: () => paths.search(),
  run: async (tx, _me, { words }) => {
    if (words.trim() === '') return paths.search();
    await keepDraft(tx, searchEverywhere, { words });
    return `${paths.search()}?found`;
  },
});
