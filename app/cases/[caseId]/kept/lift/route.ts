import { formAction } from '@/lib/forms/action';
import { paths } from '@/lib/paths';
import { liftHold } from '@/lib/retention/commands';
import { liftDraft, liftForm } from '@/lib/retention/model';

/** Takes such a wish away again, with a reason. */
export const POST = formAction({
  schema: liftForm,
  form: ({ caseId }: { caseId: string }) => `${paths.kept(caseId)}?form=lift`,
  draft: ({ caseId }) => liftDraft(caseId),
  run: async (tx, _me, input, { caseId }) => {
    await liftHold(tx, caseId, input);
    return `${paths.kept(caseId)}?done=lifted`;
  },
});
