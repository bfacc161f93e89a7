import type { Metadata } from 'next';
import { notFound, redirect } from 'next/navigation';
import { QuestionPage } from '@/components/eligibility/question';
import { findAnswers } from '@/lib/eligibility/answers';
import { asked, crossed, isQuestion, questionForms } from '@/lib/eligibility/model';
import { formState, type SearchParams } from '@/lib/forms/state';
import { findTyped } from '@/lib/forms/typed';
import { paths } from '@/lib/paths';
import { openPublicPage, pageTitle } from '@/lib/session/page';

type Props = { params: Promise<{ question: string }>; searchParams: Promise<SearchParams> };

export const generateMetadata = async ({ params, searchParams }: Props): Promise<Metadata> => {
  const [{ question }, { check }] = await Promise.all([params, searchParams]);
  return pageTitle(isQuestion(question) ? `eligibility.${question}.label` : 'eligibility.title', {
    wrong: check !== undefined,
  });
};

/** One question. Whoever comes to one that follows from answers they have not given begins at the first. */
export default async function OneQuestionPage({ params, searchParams }: Props) {
  const [{ question }, search, answers, typed, { ui, me }] = await Promise.all([
    params,
    searchParams,
    findAnswers(),
    findTyped(),
    openPublicPage(),
  ]);
  if (!isQuestion(question)) notFound();
  const order = asked(answers);
  if (!order.includes(question)) redirect(paths.canIUse(order[0]));
  const given = answers[question];
  const wanted = search.check === undefined ? given : typed[question];
  const kept = typeof wanted === 'string' ? { [question]: wanted } : {};
  const state = formState(questionForms[question], search, kept);
  return (
    <QuestionPage
      ui={ui}
      me={me}
      question={question}
      order={order}
      returned={answers.work === 'returned'}
      state={
        search.check === undefined
          ? { ...state, errors: crossed(answers)[question] ? { [question]: crossed(answers)[question]! } : {} }
          : state
      }
    />
  );
}
