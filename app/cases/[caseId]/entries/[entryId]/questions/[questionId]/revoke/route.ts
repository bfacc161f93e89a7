import { revokeQuestion } from '@/lib/answers/commands';
import { buttonForm } from '@/lib/entries/forms';
import { formAction } from '@/lib/forms/action';
import { paths } from '@/lib/paths';

type Params = { caseId: string; entryId: string; questionId: string };

/** Takes a question back. */
export const POST = formAction({
  schema: buttonForm,
  form: ({ caseId, entryId }: Params) => paths.entry(caseId, entryId),
  run: async (tx, _me, _input, { caseId, entryId, questionId }) => {
    await revokeQuestion(tx, questionId);
    return `${paths.entry(caseId, entryId)}?done=q_revoked`;
  },
});
