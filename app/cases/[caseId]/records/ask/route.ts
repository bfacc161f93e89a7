import { formAction } from '@/lib/forms/action';
import { paths } from '@/lib/paths';
import { askRecords } from '@/lib/records/commands';
import { askDraft, askForm } from '@/lib/records/model';

/** Asks to see what the support team keeps to itself. */
export const POST = formAction({
  schema: askForm,
  form: ({ caseId }: { caseId: string }) => paths.records(caseId),
  draft: ({ caseId }) => askDraft(caseId),
  run: async (tx, _me, { wish }, { caseId }) => {
    await askRecords(tx, caseId, wish);
    return `${paths.records(caseId)}?done=asked`;
  },
});
