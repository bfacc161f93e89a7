import { CasePage } from '@/components/cases/case-page';
import { Records } from '@/components/records/records';
import { findDraft } from '@/lib/drafts/queries';
import { formState, type SearchParams } from '@/lib/forms/state';
import { paths } from '@/lib/paths';
import { askDraft, askForm } from '@/lib/records/model';
import { listRecordRequests } from '@/lib/records/queries';
import { pageTitle } from '@/lib/session/page';
import { openRecords } from './open';

type Props = { params: Promise<{ caseId: string }>; searchParams: Promise<SearchParams> };

export const generateMetadata = () => pageTitle('records.title');

/** That the support team has notes of its own, how to ask to see them, and what became of it. */
export default async function RecordsPage({ params, searchParams }: Props) {
  const [{ caseId }, search] = await Promise.all([params, searchParams]);
  const { ui, me, head, self, data } = await openRecords(paths.records(caseId), caseId, (tx) =>
    Promise.all([listRecordRequests(tx, caseId), findDraft(tx, askDraft(caseId))]),
  );
  const [requests, draft] = data;
  return (
    <CasePage ui={ui} head={head} me={me} title={ui.text('records.title')} current="private">
      <Records
        ui={ui}
        caseId={caseId}
        self={self}
        requests={requests}
        state={formState(askForm, search, draft)}
        done={typeof search.done === 'string' && done.includes(search.done) ? search.done : null}
      />
    </CasePage>
  );
}

const done = ['asked', 'taken_back', 'given'];
