import type { Metadata } from 'next';
import { CasePage } from '@/components/cases/case-page';
import { History } from '@/components/consents/history';
import { actsOf } from '@/lib/consents/history';
import { listGuardians, listHistory, listRequests } from '@/lib/consents/queries';
import { paths } from '@/lib/paths';
import { pageTitle } from '@/lib/session/page';
import { openConsents } from '../open';

type Props = { params: Promise<{ caseId: string }> };

export const generateMetadata = (): Promise<Metadata> => pageTitle('consents.history.title');

/** Every consent there ever was. */
export default async function HistoryPage({ params }: Props) {
  const { caseId } = await params;
  const { ui, me, head, data } = await openConsents(paths.consentHistory(caseId), caseId, ['self', 'team'], (tx) =>
    Promise.all([listHistory(tx, caseId), listRequests(tx, caseId), listGuardians(tx, caseId)]),
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
      />
    </CasePage>
  );
}
