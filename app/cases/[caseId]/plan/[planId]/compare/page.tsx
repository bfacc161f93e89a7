import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { CasePage } from '@/components/cases/case-page';
import { ComparePlans } from '@/components/plans/compare';
import { NotFound } from '@/db/client';
import { getCase } from '@/lib/cases/queries';
import { isId } from '@/lib/ids';
import { paths } from '@/lib/paths';
import { getPlan } from '@/lib/plans/queries';
import { openPage, pageTitle } from '@/lib/session/page';

type Props = { params: Promise<{ caseId: string; planId: string }> };

export const generateMetadata = (): Promise<Metadata> => pageTitle('plans.compare.title');

/** A version beside the one before it, as far as the asker may read of both. */
export default async function ComparePlansPage({ params }: Props) {
  const { caseId, planId } = await params;
  if (!isId(caseId) || !isId(planId)) notFound();
  const { ui, me, data } = await openPage(paths.plan(caseId, planId, 'compare'), async (tx) => {
    const [head, after] = await Promise.all([getCase(tx, caseId), getPlan(tx, caseId, planId)]);
    if (after.plan.basedOn === null) throw new NotFound();
    return { head, after, before: await getPlan(tx, caseId, after.plan.basedOn) };
  });
  const { head, before, after } = data;
  return (
    <CasePage ui={ui} head={head} me={me} title={ui.text('plans.compare.title')} current="plan">
      <ComparePlans ui={ui} caseId={caseId} before={before} after={after} />
    </CasePage>
  );
}
