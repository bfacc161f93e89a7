import { formAction } from '@/lib/forms/action';
import { dropSubscription } from '@/lib/notices/commands';
import { paths } from '@/lib/paths';
import { ownForm } from '@/lib/push/model';

/** A browser takes no more pushes. */
export const POST = formAction({
  schema: ownForm,
  form: () => paths.noticeWays(),
  run: async (tx, _me, { id }) => {
    await dropSubscription(tx, id);
    return `${paths.noticeWays()}?done=saved`;
  },
});
