import 'server-only';
import { NotFound } from '@/db/client';
import type { LookKind } from '@/lib/access-log/model';
import { type PlaceParams, placeIn } from '@/lib/cases/place';
import { getCase } from '@/lib/cases/queries';
import { isId } from '@/lib/ids';
import { paths } from '@/lib/paths';
import { holds, isOpen } from '@/lib/plans/model';
import { findDoer, getPlan, listPlans } from '@/lib/plans/queries';
import { openPage } from '@/lib/session/page';

/**
 * What the pages of a plan start with: the case, as what the asker acts, the versions that they may know of, and one of them: the one that
 * is asked for, or the one that holds, or the one that is on its way to it. The supported person is asked what waits for their answer first.
 */
export async function openPlan(params: PlaceParams, planId: string | null, how: LookKind = 'page') {
  const { caseId, at, ...place } = await placeIn(params);
  const { ui, me, data } = await openPage(
    paths.plan(at, planId ?? undefined),
    async (tx) => {
      if (planId !== null && !isId(planId)) throw new NotFound();
      const [head, doer, plans] = await Promise.all([getCase(tx, caseId), findDoer(tx, caseId), listPlans(tx, caseId)]);
      const shown =
        planId ??
        (
          plans.find(({ state }) => holds(state)) ??
          plans.find(({ state }) => isOpen(state)) ??
          plans.find(({ state }) => state !== 'dropped')
        )?.id;
      const found = shown ? await getPlan(tx, caseId, shown, place.as === undefined ? how : null) : null;
      return { head, doer, plans, found };
    },
    place,
  );
  return { ui, me, at, ...data };
}
