import type { Metadata } from 'next';
import { CasePage } from '@/components/cases/case-page';
import { ChooseSide } from '@/components/consents/give';
import { paths } from '@/lib/paths';
import { pageTitle } from '@/lib/session/page';
import { openConsents } from '../open';

export const generateMetadata = (): Promise<Metadata> => pageTitle('consents.give.who');

/** With whom to share. */
export default async function ChoosePage({ params }: { params: Promise<{ caseId: string }> }) {
  const { caseId } = await params;
  const { ui, me, head, sides } = await openConsents(paths.giveConsent(caseId), caseId, ['self', 'guardian'], async () => null);
  return (
    <CasePage ui={ui} head={head} me={me} title={ui.text('consents.give.who')} current="consents">
      <ChooseSide ui={ui} caseId={caseId} sides={sides} />
    </CasePage>
  );
}
