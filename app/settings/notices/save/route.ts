import { formAction } from '@/lib/forms/action';
import { mailChoiceForm } from '@/lib/notices/choices';
import { keepMailChoice } from '@/lib/notices/commands';
import { paths } from '@/lib/paths';

/** Keeps when one wants mail about what. */
export const POST = formAction({
  schema: mailChoiceForm,
  form: () => paths.noticeSettings(),
  run: async (tx, _me, input) => {
    await keepMailChoice(tx, input);
    return `${paths.noticeSettings()}?saved`;
  },
});
