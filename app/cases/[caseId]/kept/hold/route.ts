import { formAction } from '@/lib/forms/action';
import { paths } from '@/lib/paths';
import { holdRecords } from '@/lib/retention/commands';
import { holdDraft, holdForm } from '@/lib/retention/model';

/** Keeps a case's records for longer: its supported person, or a manager. */
export const POST = formAction({
  schema: holdForm,
  form: ({ caseId }: { caseId: string }) => `${paths.kept(caseId)}?form=hold`,
  draft: ({ caseId }) => holdDraft(caseId),
  run: async (tx, _me, input, { caseId }) => {
    await holdRecords(tx, caseId, input);
    return `${paths.kept(caseId)}?done=held`;
  },
});
