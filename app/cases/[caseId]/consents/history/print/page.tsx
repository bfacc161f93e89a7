import type { Metadata } from 'next';
import { CasePage } from '@/components/cases/case-page';
import { History } from '@/components/consents/history';
import { actsOf } from '@/lib/consents/history';
import { listGuardians, listHistory, listRequests } from '@/lib/consents/queries';
import { paths } from '@/lib/paths';
import { pageTitle } from '@/lib/session/page';
import { openConsents } from '../../open';

type Props = { params: Promise<{ caseId: string }> };

export const generateMetadata = (): Promise<Metadata> => pageTitle('consents.history.title');

/** The history as paper: every wording open, nothing around it. */
export default async function HistoryPrintPage({ params }: Props) {
  const { caseId } = await params;
  const path = paths.consentHistory(caseId, 'print');
  const { ui, me, head, data } = await openConsents(
    path,
    caseId,
    ['self', 'team'],
    (tx) => Promise.all([listHistory(tx, caseId), listRequests(tx, caseId), listGuardians(tx, caseId)]),
    'export',
  );
  const [rows, requests, guardians] = data;
  return (
    <CasePage ui={ui} head={head} me={me} title={ui.text('consents.history.title')} current="consents">
      <History
        ui={ui}
        caseId={caseId}
        personName={head.personName}
        acts={actsOf(rows, new Date())}
        requests={requests}
        guardians={guardians}
        printed
      />
    </CasePage>
  );
}
