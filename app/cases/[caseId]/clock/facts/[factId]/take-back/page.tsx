import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { CasePage } from '@/components/cases/case-page';
import { TakeBackFact } from '@/components/clock/forms';
import { takeBackDraft, takeBackForm } from '@/lib/clock/facts';
import { getClockFact } from '@/lib/clock/queries';
import { findDraft } from '@/lib/drafts/queries';
import { formState, type SearchParams } from '@/lib/forms/state';
import { isId } from '@/lib/ids';
import { paths } from '@/lib/paths';
import { pageTitle } from '@/lib/session/page';
import { openClock } from '../../../open';

type Props = { params: Promise<{ caseId: string; factId: string }>; searchParams: Promise<SearchParams> };

export const generateMetadata = async ({ searchParams }: Props): Promise<Metadata> =>
  pageTitle('clock.take_back.title', { wrong: (await searchParams).check !== undefined });

/** Taking back what was written down wrongly; for the support team. */
export default async function TakeBackFactPage({ params, searchParams }: Props) {
  const [{ caseId, factId }, search] = await Promise.all([params, searchParams]);
  if (!isId(factId)) notFound();
  const { ui, me, head, data } = await openClock(paths.takeBackFact(caseId, factId), caseId, true, (tx) =>
    Promise.all([getClockFact(tx, caseId, factId), findDraft(tx, takeBackDraft(factId))]),
  );
  const [fact, draft] = data;
  return (
    <CasePage ui={ui} head={head} me={me} title={ui.text('clock.take_back.title')} current="clock">
      <TakeBackFact ui={ui} caseId={caseId} fact={fact} state={formState(takeBackForm, search, draft)} />
    </CasePage>
  );
}
