import { z } from 'zod';
import { formAction } from '@/lib/forms/action';
import { beginLinking } from '@/lib/line/commands';
import { paths } from '@/lib/paths';

/** On to LINE, which asks whether they are who wrote. */
export const POST = formAction({
  schema: z.strictObject({}),
  form: ({ linkToken }: { linkToken: string }) => paths.line(linkToken),
  run: (tx, _me, _input, { linkToken }) => beginLinking(tx, linkToken),
});
