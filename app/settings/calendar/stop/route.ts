import { stopCalendar } from '@/lib/calendar/commands';
import { pressForm } from '@/lib/calendar/model';
import { formAction } from '@/lib/forms/action';
import { paths } from '@/lib/paths';

/** One's calendar has no address any more. */
export const POST = formAction({
  schema: pressForm,
  form: () => paths.calendar(),
  run: async (tx) => {
    await stopCalendar(tx);
    return `${paths.calendar()}?done=stopped`;
  },
});
