import { draftKey } from '@/lib/concerns/model';
import { dropDraft } from '@/lib/drafts/commands';
import { buttonForm } from '@/lib/entries/forms';
import { formAction } from '@/lib/forms/action';
import { paths } from '@/lib/paths';

/** Throws away what was begun, and begins anew. */
export const POST = formAction({
  schema: buttonForm,
  form: ({ caseId }: { caseId: string }) => paths.newConcern(caseId),
  run: async (tx, _me, _input, { caseId }) => {
    await dropDraft(tx, draftKey(caseId));
    return paths.newConcern(caseId);
  },
});
