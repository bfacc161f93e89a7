import { z } from 'zod';
import { formAction } from '@/lib/forms/action';
import { paths } from '@/lib/paths';
import { stopReminder } from '@/lib/reminders/commands';

/** Not any more. */
export const POST = formAction({
  schema: z.strictObject({}),
  form: () => paths.reminders(),
  run: async (tx, _me, _input, { reminderId }: { reminderId: string }) => {
    await stopReminder(tx, reminderId);
    return paths.reminders();
  },
});
