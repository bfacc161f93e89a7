import { z } from 'zod';
import { publicFormAction } from '@/lib/forms/action';
import { stopMail } from '@/lib/notices/commands';
import { paths } from '@/lib/paths';

/** What a mail program sends when its reader presses "unsubscribe" (RFC 8058). It follows no redirect. */
export const POST = publicFormAction({
  schema: z.strictObject({ 'List-Unsubscribe': z.literal('One-Click') }),
  fromAnywhere: true,
  form: ({ token }: { token: string }) => paths.stopMail(token),
  run: async (tx, _nobody, _input, { token }) => {
    await stopMail(tx, token);
    return null;
  },
});
