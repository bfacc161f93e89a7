import { formAction } from '@/lib/forms/action';
import { paths } from '@/lib/paths';
import { removeWord } from '@/lib/wording/commands';
import { removeWordForm } from '@/lib/wording/model';

/** Takes a word off an agency's list. */
export const POST = formAction({
  schema: removeWordForm,
  form: ({ agencyId }: { agencyId: string }) => paths.agencyWords(agencyId),
  run: async (tx, _me, { word }, { agencyId }) => {
    await removeWord(tx, agencyId, word);
    return `${paths.agencyWords(agencyId)}?done=removed`;
  },
});
