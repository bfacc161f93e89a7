import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { circleOfCase } from '@/components/audience/words';
import { CasePage } from '@/components/cases/case-page';
import { GoalPage } from '@/components/plans/goal-page';
import { type PlaceParams, placeIn } from '@/lib/cases/place';
import { getCase } from '@/lib/cases/queries';
import { findDraft } from '@/lib/drafts/queries';
import { formState, type SearchParams, valueOf } from '@/lib/forms/state';
import { isId } from '@/lib/ids';
import { paths } from '@/lib/paths';
import { evaluationDraft, evaluationForm, progressDraft, progressForm } from '@/lib/plans/model';
import { findDoer, getGoal } from '@/lib/plans/queries';
import { openPage, pageTitle } from '@/lib/session/page';
import { adviceOn } from '@/lib/wording/model';
import { getWatched } from '@/lib/wording/queries';

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
        getWatched(tx, caseId),
      ]),
    place,
  );
  const [head, doer, found, progress, evaluated, watched] = data;
  const { done, reached, effect, remains } = found.goal;
  const judged = { done: done ?? '', reached: reached ?? '', effect, remains };
  const evaluating = search.form === 'evaluation';
  const evaluation = formState(evaluationForm, evaluating ? search : {}, evaluated, judged);
  const texts = ['effect', 'remains'].map((field) => valueOf(evaluation, field));
  return (
    <CasePage ui={ui} head={head} me={me} title={ui.text('kinds.entry.goal')} current="plan">
      <GoalPage
        {...{ ui, found, doer, evaluation }}
        caseId={at}
        circle={circleOfCase(head)}
        progress={formState(progressForm, evaluating ? {} : search, progress)}
        advice={evaluating && search.advice !== undefined ? adviceOn(texts, found.goal.audience, head, watched) : null}
        done={
          typeof search.done === 'string' && ['told', 'ticked', 'linked', 'evaluated'].includes(search.done)
            ? `plans.done.${search.done}`
            : null
        }
      />
    </CasePage>
  );
}
