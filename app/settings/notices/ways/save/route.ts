import { formAction } from '@/lib/forms/action';
import { wayForm } from '@/lib/notices/choices';
import { keepWay } from '@/lib/notices/commands';
import { paths } from '@/lib/paths';

/** The way that is tried first. */
export const POST = formAction({
  schema: wayForm,
  form: () => paths.noticeWays(),
  run: async (tx, _me, { way }) => {
    await keepWay(tx, way);
    return `${paths.noticeWays()}?done=saved`;
  },
});
