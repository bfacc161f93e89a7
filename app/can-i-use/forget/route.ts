import { z } from 'zod';
import { noAnswers } from '@/lib/eligibility/answers';
import { publicFormAction } from '@/lib/forms/action';
import { paths } from '@/lib/paths';

/** Takes the answers out of the browser. */
export const POST = publicFormAction({
  schema: z.strictObject({}),
  form: () => paths.canIUse(),
  run: async () => ({ location: paths.canIUse(), cookies: [noAnswers()] }),
});
