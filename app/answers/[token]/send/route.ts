import { answerByLink, countAnswer } from '@/lib/answers/commands';
import { answerForm } from '@/lib/answers/model';
import { publicFormAction } from '@/lib/forms/action';
import { paths } from '@/lib/paths';
import { newSession } from '@/lib/session/begin';

/** Answers a question by its link, and changes the answer until it closes. */
export const POST = publicFormAction({
  schema: answerForm,
  form: ({ token }: { token: string }) => paths.answer(token),
  typed: true,
  run: async (tx, _nobody, input, { token }) => {
    await countAnswer(tx, token, (await newSession()).ipPrefix);
    await answerByLink(tx, token, input);
    return `${paths.answer(token)}?done`;
  },
});
