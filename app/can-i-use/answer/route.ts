import { answersAsCookie, findAnswers } from '@/lib/eligibility/answers';
import { answerSchema, firstOpen, isQuestion } from '@/lib/eligibility/model';
import { publicFormAction } from '@/lib/forms/action';
import { paths } from '@/lib/paths';

/** An answer: it goes into the browser's own keeping, and on to the next question or to what follows from them all. */
export const POST = publicFormAction({
  schema: answerSchema,
  form: (_params, { question }) => paths.canIUse(typeof question === 'string' && isQuestion(question) ? question : ''),
  typed: true,
  run: async (_tx, _nobody, { question: _question, ...answer }) => {
    const answers = { ...(await findAnswers()), ...answer };
    return { location: paths.canIUse(firstOpen(answers) ?? 'result'), cookies: [answersAsCookie(answers)] };
  },
});
