import { makeCalendarAddress } from '@/lib/calendar/commands';
import { pressForm } from '@/lib/calendar/model';
import { formAction } from '@/lib/forms/action';
import { paths } from '@/lib/paths';

/** A new address for one's calendar; the one before ends. */
export const POST = formAction({
  schema: pressForm,
  form: () => paths.calendar(),
  run: async (tx) => {
    await makeCalendarAddress(tx);
    return `${paths.calendar()}?done=made`;
  },
});
