import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { CasePage } from '@/components/cases/case-page';
import { CopiesPage } from '@/components/consents/copies';
import { findCopies } from '@/lib/consents/queries';
import { isId } from '@/lib/ids';
import { paths } from '@/lib/paths';
import { pageTitle } from '@/lib/session/page';
import { openConsents } from '../../open';

type Props = { params: Promise<{ caseId: string; partyId: string }> };

export const generateMetadata = (): Promise<Metadata> => pageTitle('consents.copies.title');

/** What a side has already of what it may read, or could. */
export default async function Copies({ params }: Props) {
  const { caseId, partyId } = await params;
  if (!isId(partyId)) notFound();
  const path = paths.consentOf(caseId, partyId, 'copies');
  const { ui, me, head, data } = await openConsents(path, caseId, ['self'], (tx) => findCopies(tx, caseId, partyId));
  if (!data) notFound();
  return (
    <CasePage ui={ui} head={head} me={me} title={ui.text('consents.copies.title')} current="consents">
      <CopiesPage ui={ui} caseId={caseId} data={data} />
    </CasePage>
  );
}
