import { z } from 'zod';
import { countAnswer, refuseQuestion } from '@/lib/answers/commands';
import { publicFormAction } from '@/lib/forms/action';
import { paths } from '@/lib/paths';
import { newSession } from '@/lib/session/begin';

/** Whoever opened the link says that it is not for them. */
export const POST = publicFormAction({
  schema: z.strictObject({}),
  form: ({ token }: { token: string }) => paths.answer(token),
  run: async (tx, _nobody, _input, { token }) => {
    await countAnswer(tx, token, (await newSession()).ipPrefix);
    await refuseQuestion(tx, token);
    return paths.answer(token);
  },
});
