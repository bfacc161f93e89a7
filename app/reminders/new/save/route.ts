import { formAction } from '@/lib/forms/action';
import { paths } from '@/lib/paths';
import { addReminder } from '@/lib/reminders/commands';
import { reminderDraft, reminderForm } from '@/lib/reminders/model';

/** Keeps what somebody wants to be reminded of. */
export const POST = formAction({
  schema: reminderForm,
  form: () => paths.newReminder(),
  draft: () => reminderDraft,
  run: async (tx, _me, input) => {
    await addReminder(tx, input);
    return `${paths.reminders()}?saved`;
  },
});
