import type { Metadata } from 'next';
import { Result } from '@/components/eligibility/result';
import { today } from '@/lib/dates';
import { findAnswers } from '@/lib/eligibility/answers';
import { firstOpen, verdictOf } from '@/lib/eligibility/model';
import { openPublicPage, pageTitle } from '@/lib/session/page';

export const generateMetadata = (): Promise<Metadata> => pageTitle('eligibility.result.title');

/** What follows from the answers: from when, until when, what to do next, what it may cost. */
export default async function ResultPage() {
  const [answers, { ui, me }] = await Promise.all([findAnswers(), openPublicPage()]);
  const open = firstOpen(answers);
  return <Result ui={ui} me={me} answers={answers} open={open} verdict={open ? null : verdictOf(answers, today())} />;
}
