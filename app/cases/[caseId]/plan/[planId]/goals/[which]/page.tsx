import type { Metadata } from 'next';
import { notFound, redirect } from 'next/navigation';
import { CasePage } from '@/components/cases/case-page';
import { GoalForm } from '@/components/plans/section-form';
import { getCase } from '@/lib/cases/queries';
import { findDraft } from '@/lib/drafts/queries';
import type { Fields } from '@/lib/forms/body';
import { formState, type SearchParams, valueOf } from '@/lib/forms/state';
import { isId, newId } from '@/lib/ids';
import { paths } from '@/lib/paths';
import { goalCategories, goalDraft, goalForm, goalParts, isWritable, likelyReaders } from '@/lib/plans/model';
import { findDoer, getPlan } from '@/lib/plans/queries';
import { openPage, pageTitle } from '@/lib/session/page';
import { adviceOn } from '@/lib/wording/model';
import { getWatched } from '@/lib/wording/queries';

type Props = { params: Promise<{ caseId: string; planId: string; which: string }>; searchParams: Promise<SearchParams> };

export const generateMetadata = async ({ searchParams }: Props): Promise<Metadata> =>
  pageTitle('plans.goal.new', { wrong: (await searchParams).check !== undefined });

/** Writing a goal, `new` or again. */
export default async function PlanGoalPage({ params, searchParams }: Props) {
  const [{ caseId, planId, which }, search] = await Promise.all([params, searchParams]);
  if (!isId(caseId) || !isId(planId) || !(which === 'new' || isId(which))) notFound();
  const { ui, me, data } = await openPage(paths.plan(caseId, planId, `goals/${which}`), (tx) =>
    Promise.all([
      getCase(tx, caseId),
      findDoer(tx, caseId),
      getPlan(tx, caseId, planId),
      findDraft(tx, goalDraft(planId, which)),
      getWatched(tx, caseId),
    ]),
  );
  const [head, doer, { plan, goals }, draft, watched] = data;
  const now = goals.find(({ id }) => id === which) ?? null;
  if (doer === null || doer === 'person' || (which !== 'new' && !now)) notFound();
  if (!isWritable(plan.state)) redirect(`${paths.plan(caseId, planId)}?conflict=ND200`);
  const version = String(now?.version ?? 0);
  const offered = {
    version,
    goal: now?.id ?? newId(),
    words: now?.words ?? '',
    steps: now?.steps.map(({ words }) => words).join('\n') ?? '',
    category: now?.category ?? 'plan',
    ...Object.fromEntries([...goalParts, 'from' as const, 'to' as const].map((part) => [part, now?.detail[part] ?? ''])),
  };
  const seen: Fields = search.conflict === undefined ? {} : { version };
  const state = formState(goalForm, search, { ...draft, ...seen }, offered);
  const category = goalCategories.find((one) => one === valueOf(state, 'category')) ?? 'plan';
  const texts = ['words', 'steps', ...goalParts].map((field) => valueOf(state, field));
  const advice = search.advice === undefined ? null : adviceOn(texts, likelyReaders(head, category), head, watched);
  return (
    <CasePage ui={ui} head={head} me={me} title={ui.text('plans.goal.new')} current="plan">
      <GoalForm {...{ ui, caseId, planId, now, state, advice }} />
    </CasePage>
  );
}
