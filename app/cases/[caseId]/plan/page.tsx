import type { Metadata } from 'next';
import { CasePage } from '@/components/cases/case-page';
import { PlanPage } from '@/components/plans/plan-page';
import type { PlaceParams } from '@/lib/cases/place';
import { formState, type SearchParams } from '@/lib/forms/state';
import { beginForm, isAct } from '@/lib/plans/model';
import { pageTitle } from '@/lib/session/page';
import { openPlan } from './open';

type Props = { params: PlaceParams & Promise<{ planId?: string }>; searchParams: Promise<SearchParams> };

export const generateMetadata = (): Promise<Metadata> => pageTitle('plans.title');

/** The plan that holds, or one of its versions, as far as the asker may see it. */
export default async function PlanOfCasePage({ params, searchParams }: Props) {
  const [{ planId }, search] = await Promise.all([params, searchParams]);
  const { ui, me, head, doer, plans, found } = await openPlan(params, planId ?? null);
  const { notice: warning } = formState(beginForm, search, {});
  const { done } = search;
  return (
    <CasePage ui={ui} head={head} me={me} title={ui.text('plans.title')} current="plan">
      <PlanPage
        {...{ ui, head, doer, plans, found }}
        notice={
          warning
            ? { kind: 'warning', key: warning }
            : isDone(done)
              ? { kind: 'done', key: `plans.done.${done === 'deliver' && doer === 'person' ? 'received' : done}` }
              : null
        }
      />
    </CasePage>
  );
}

const isDone = (done: unknown): boolean =>
  isAct(done) || (typeof done === 'string' && ['begun', 'section', 'goal', 'removed', 'ticked'].includes(done));
