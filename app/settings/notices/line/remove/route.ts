import { z } from 'zod';
import { formAction } from '@/lib/forms/action';
import { forgetLine } from '@/lib/line/commands';
import { paths } from '@/lib/paths';

/** A LINE account is linked no more. */
export const POST = formAction({
  schema: z.strictObject({}),
  form: () => paths.noticeWays(),
  run: async (tx) => {
    await forgetLine(tx);
    return `${paths.noticeWays()}?done=saved`;
  },
});
