import { openInEmergency } from '@/lib/emergency/commands';
import { openDraft, openForm } from '@/lib/emergency/model';
import { formAction } from '@/lib/forms/action';
import { paths } from '@/lib/paths';

/** Opens a category in an emergency. */
export const POST = formAction({
  schema: openForm,
  form: ({ caseId }: { caseId: string }) => paths.emergency(caseId),
  draft: ({ caseId }) => openDraft(caseId),
  run: async (tx, _me, input, { caseId }) => {
    await openInEmergency(tx, caseId, input);
    return paths.emergency(caseId);
  },
});
