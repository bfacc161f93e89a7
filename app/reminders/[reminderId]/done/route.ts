import { z } from 'zod';
import { formAction } from '@/lib/forms/action';
import { paths } from '@/lib/paths';
import { finishReminder } from '@/lib/reminders/commands';

/** Seen and done. */
export const POST = formAction({
  schema: z.strictObject({}),
  form: () => paths.reminders(),
  run: async (tx, _me, _input, { reminderId }: { reminderId: string }) => {
    await finishReminder(tx, reminderId);
    return paths.reminders();
  },
});
