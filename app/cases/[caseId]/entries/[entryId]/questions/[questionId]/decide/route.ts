import { decideQuestion } from '@/lib/answers/commands';
import { decideForm } from '@/lib/answers/model';
import { formAction } from '@/lib/forms/action';
import { paths } from '@/lib/paths';

type Params = { caseId: string; entryId: string; questionId: string };

/** The supported person lets a question go to the company, or keeps it back. */
export const POST = formAction({
  schema: decideForm,
  form: ({ caseId, entryId }: Params) => paths.entry(caseId, entryId),
  run: async (tx, _me, { answer }, { caseId, entryId, questionId }) => {
    await decideQuestion(tx, questionId, answer === 'yes');
    return `${paths.entry(caseId, entryId)}?done=${answer === 'yes' ? 'q_let_go' : 'q_kept_back'}`;
  },
});
