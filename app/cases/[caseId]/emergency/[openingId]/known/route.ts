import { knowOfEmergency } from '@/lib/emergency/commands';
import { buttonForm } from '@/lib/entries/forms';
import { formAction } from '@/lib/forms/action';
import { paths } from '@/lib/paths';

/** The supported person has read that something was opened. */
export const POST = formAction({
  schema: buttonForm,
  form: ({ caseId }: { caseId: string; openingId: string }) => paths.emergency(caseId),
  run: async (tx, _me, _input, { caseId, openingId }) => {
    await knowOfEmergency(tx, caseId, openingId);
    return paths.emergency(caseId);
  },
});
