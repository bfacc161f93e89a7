import { AnswerOver, AnswerPage } from '@/components/answers/answer-page';
import { answerForm, needsWords } from '@/lib/answers/model';
import { findQuestion } from '@/lib/answers/queries';
import { formState, type SearchParams, valueOf } from '@/lib/forms/state';
import { findTyped } from '@/lib/forms/typed';
import { isToken } from '@/lib/session/model';
import { openPublicPage, pageTitle } from '@/lib/session/page';

type Props = { params: Promise<{ token: string }>; searchParams: Promise<SearchParams> };

export const generateMetadata = async ({ searchParams }: Props) =>
  pageTitle('answers.title', { wrong: (await searchParams).check !== undefined });

/** One question to its one member, from a link in a mail. Opening it stores nothing and uses nothing up: mail scanners open links too. */
export default async function AnswerByLinkPage({ params, searchParams }: Props) {
  const [{ token }, search, typed] = await Promise.all([params, searchParams, findTyped()]);
  const { ui, data: question } = await openPublicPage(async (tx) => (isToken(token) ? findQuestion(tx, token) : undefined));
  if (question?.state !== 'open' && question?.state !== 'changeable')
    return <AnswerOver ui={ui} state={question?.state ?? 'unknown'} />;
  const state = formState(answerForm, search, search.check !== undefined || search.conflict !== undefined ? typed : {});
  const tapped = typeof search.choice === 'string' ? search.choice : valueOf(state, 'choice');
  return (
    <AnswerPage
      ui={ui}
      token={token}
      question={question}
      state={state}
      chosen={needsWords(question.purpose, tapped) ? tapped : null}
      done={search.done !== undefined && question.choice !== null}
    />
  );
}
