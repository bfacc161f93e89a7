import { wordCalendar } from '@/lib/calendar/commands';
import { wordsForm } from '@/lib/calendar/model';
import { formAction } from '@/lib/forms/action';
import { paths } from '@/lib/paths';

/** What one's dates say. */
export const POST = formAction({
  schema: wordsForm,
  form: () => paths.calendar(),
  run: async (tx, _me, { words }) => {
    await wordCalendar(tx, words === 'worded');
    return `${paths.calendar()}?done=saved`;
  },
});
