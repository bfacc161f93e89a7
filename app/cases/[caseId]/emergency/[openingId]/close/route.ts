import { closeEmergency } from '@/lib/emergency/commands';
import { buttonForm } from '@/lib/entries/forms';
import { formAction } from '@/lib/forms/action';
import { paths } from '@/lib/paths';

/** Closes what was opened, at once. */
export const POST = formAction({
  schema: buttonForm,
  form: ({ caseId }: { caseId: string; openingId: string }) => paths.emergency(caseId),
  run: async (tx, _me, _input, { caseId, openingId }) => {
    await closeEmergency(tx, caseId, openingId);
    return paths.emergency(caseId);
  },
});
