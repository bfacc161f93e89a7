import type { Metadata } from 'next';
import { CasePage } from '@/components/cases/case-page';
import { RecordFact } from '@/components/clock/forms';
import { collisions, factDraft, factForm, isPaperKind } from '@/lib/clock/facts';
import { listClockFacts } from '@/lib/clock/queries';
import { findDraft } from '@/lib/drafts/queries';
import { formState, type SearchParams } from '@/lib/forms/state';
import { paths } from '@/lib/paths';
import { pageTitle } from '@/lib/session/page';
import { openClock } from '../open';

type Props = { params: Promise<{ caseId: string }>; searchParams: Promise<SearchParams> };

export const generateMetadata = async ({ searchParams }: Props): Promise<Metadata> =>
  pageTitle('clock.record.page', { wrong: (await searchParams).check !== undefined });

/** Writing down what a paper says; for the support team. */
export default async function RecordFactPage({ params, searchParams }: Props) {
  const [{ caseId }, search] = await Promise.all([params, searchParams]);
  const kind = isPaperKind(search.kind) ? search.kind : 'certificate';
  const { ui, me, head, data } = await openClock(paths.recordFact(caseId, kind), caseId, true, (tx) =>
    Promise.all([findDraft(tx, factDraft(caseId, kind)), listClockFacts(tx, caseId)]),
  );
  const [draft, facts] = data;
  const state = formState(factForm, search, draft, { kind });
  const typed = factForm.safeParse(state.values);
  if (search.check !== undefined && typed.success) state.errors = collisions(typed.data, facts);
  return (
    <CasePage ui={ui} head={head} me={me} title={ui.text('clock.record.page')} current="clock">
      <RecordFact ui={ui} caseId={caseId} kind={kind} state={state} />
    </CasePage>
  );
}
