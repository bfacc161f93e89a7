import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { CasePage } from '@/components/cases/case-page';
import { GoalPage } from '@/components/plans/goal-page';
import { type PlaceParams, placeIn } from '@/lib/cases/place';
import { getCase } from '@/lib/cases/queries';
import { findDraft } from '@/lib/drafts/queries';
import { formState, type SearchParams } from '@/lib/forms/state';
import { isId } from '@/lib/ids';
import { paths } from '@/lib/paths';
import { evaluationDraft, evaluationForm, progressDraft, progressForm } from '@/lib/plans/model';
import { findDoer, getGoal } from '@/lib/plans/queries';
import { openPage, pageTitle } from '@/lib/session/page';

type Props = { params: PlaceParams & Promise<{ goalId: string }>; searchParams: Promise<SearchParams> };

export const generateMetadata = async ({ searchParams }: Props): Promise<Metadata> =>
  pageTitle('kinds.entry.goal', { wrong: (await searchParams).check !== undefined });

/** One goal of the plan. */
export default async function GoalOfPlanPage({ params, searchParams }: Props) {
  const [{ caseId, at, ...place }, { goalId }, search] = await Promise.all([placeIn(params), params, searchParams]);
  if (!isId(goalId)) notFound();
  const { ui, me, data } = await openPage(
    paths.goal(at, goalId),
    (tx) =>
      Promise.all([
        getCase(tx, caseId),
        findDoer(tx, caseId),
        getGoal(tx, caseId, goalId, place.as === undefined ? 'page' : null),
        findDraft(tx, progressDraft(goalId)),
        findDraft(tx, evaluationDraft(goalId)),
      ]),
    place,
  );
  const [head, doer, found, progress, evaluation] = data;
  const { done, reached, effect, remains } = found.goal;
  const judged = { done: done ?? '', reached: reached ?? '', effect, remains };
  const evaluating = search.form === 'evaluation';
  return (
    <CasePage ui={ui} head={head} me={me} title={ui.text('kinds.entry.goal')} current="plan">
      <GoalPage
        {...{ ui, found, doer }}
        caseId={at}
        progress={formState(progressForm, evaluating ? {} : search, progress)}
        evaluation={formState(evaluationForm, evaluating ? search : {}, evaluation, judged)}
        done={
          typeof search.done === 'string' && ['told', 'ticked', 'linked', 'evaluated'].includes(search.done)
            ? `plans.done.${search.done}`
            : null
        }
      />
    </CasePage>
  );
}
