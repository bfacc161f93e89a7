import { formAction } from '@/lib/forms/action';
import { noticeChoiceForm } from '@/lib/notices/choices';
import { keepNoticeChoice } from '@/lib/notices/commands';
import { paths } from '@/lib/paths';

/** Keeps when one wants mail about what. */
export const POST = formAction({
  schema: noticeChoiceForm,
  form: () => paths.noticeSettings(),
  run: async (tx, _me, input) => {
    await keepNoticeChoice(tx, input);
    return `${paths.noticeSettings()}?saved`;
  },
});
