import { formAction } from '@/lib/forms/action';
import { paths } from '@/lib/paths';
import { putOffReminder } from '@/lib/reminders/commands';
import { laterForm } from '@/lib/reminders/model';

/** Not now. */
export const POST = formAction({
  schema: laterForm,
  form: () => paths.reminders(),
  run: async (tx, _me, { by }, { reminderId }: { reminderId: string }) => {
    await putOffReminder(tx, reminderId, by);
    return paths.reminders();
  },
});
