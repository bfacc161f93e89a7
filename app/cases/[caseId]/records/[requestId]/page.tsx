import { notFound } from 'next/navigation';
import { CasePage } from '@/components/cases/case-page';
import { Prepare } from '@/components/records/prepare';
import { today } from '@/lib/dates';
import { findDraft } from '@/lib/drafts/queries';
import { formState, type SearchParams } from '@/lib/forms/state';
import { isId } from '@/lib/ids';
import { paths } from '@/lib/paths';
import { periodDraft, periodForm } from '@/lib/records/model';
import { getRecordRequest, listNotesOfDraft } from '@/lib/records/queries';
import { pageTitle } from '@/lib/session/page';
import { openRecords } from '../open';

type Props = { params: Promise<{ caseId: string; requestId: string }>; searchParams: Promise<SearchParams> };

export const generateMetadata = async ({ searchParams }: Props) =>
  pageTitle('records.prepare_title', { wrong: (await searchParams).check !== undefined });

/** The support team prepares what it shows: a period, its notes, and which of them are left out, with the reason. */
export default async function PreparePage({ params, searchParams }: Props) {
  const [{ caseId, requestId }, search] = await Promise.all([params, searchParams]);
  if (!isId(requestId)) notFound();
  const { ui, me, head, data } = await openRecords(
    paths.recordRequest(caseId, requestId),
    caseId,
    (tx) =>
      Promise.all([
        getRecordRequest(tx, caseId, requestId),
        findDraft(tx, periodDraft(requestId)),
        listNotesOfDraft(tx, caseId, requestId),
      ]),
    { teamOnly: true },
  );
  const [request, draft, notes] = data;
  if (request.endedAt) notFound();
  const offered = { first: head.startedOn, last: today() };
  return (
    <CasePage ui={ui} head={head} me={me} title={ui.text('records.prepare_title')} current="private">
      <Prepare
        ui={ui}
        caseId={caseId}
        request={request}
        state={formState(periodForm, search, draft, offered)}
        period={periodForm.safeParse(draft).data ?? null}
        notes={notes}
      />
    </CasePage>
  );
}
