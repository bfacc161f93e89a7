import { z } from 'zod';
import { publicFormAction } from '@/lib/forms/action';
import { stopMail } from '@/lib/notices/commands';
import { paths } from '@/lib/paths';

/** The button of the page. */
export const POST = publicFormAction({
  schema: z.strictObject({}),
  form: ({ token }: { token: string }) => paths.stopMail(token),
  run: async (tx, _nobody, _input, { token }) => {
    await stopMail(tx, token);
    return `${paths.stopMail(token)}?done`;
  },
});
