import { wordDraft } from '@/components/wording/agency-words';
import { formAction } from '@/lib/forms/action';
import { paths } from '@/lib/paths';
import { addWord } from '@/lib/wording/commands';
import { wordForm } from '@/lib/wording/model';

/** Puts a word on an agency's list. */
export const POST = formAction({
  schema: wordForm,
  form: ({ agencyId }: { agencyId: string }) => paths.agencyWords(agencyId),
  draft: ({ agencyId }) => wordDraft(agencyId),
  run: async (tx, _me, input, { agencyId }) => {
    await addWord(tx, agencyId, input);
    return `${paths.agencyWords(agencyId)}?done=added`;
  },
});
