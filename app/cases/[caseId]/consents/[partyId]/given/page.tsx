import type { Metadata } from 'next';
import { redirect } from 'next/navigation';
import { CasePage } from '@/components/cases/case-page';
import { Given } from '@/components/consents/give';
import { paths } from '@/lib/paths';
import { pageTitle } from '@/lib/session/page';
import { openConsents, sideOf } from '../../open';

type Props = { params: Promise<{ caseId: string; partyId: string }> };

export const generateMetadata = (): Promise<Metadata> => pageTitle('consents.given.title');

/** What a side may read from now on. */
export default async function GivenPage({ params }: Props) {
  const { caseId, partyId } = await params;
  const { ui, me, head, sides } = await openConsents(
    paths.consentOf(caseId, partyId, 'given'),
    caseId,
    ['self', 'guardian'],
    async () => null,
  );
  const side = sideOf(sides, partyId);
  if (side.inForce.length === 0) redirect(paths.consents(caseId));
  return (
    <CasePage ui={ui} head={head} me={me} title={ui.text('consents.given.title')} current="consents">
      <Given ui={ui} caseId={caseId} side={side} />
    </CasePage>
  );
}
