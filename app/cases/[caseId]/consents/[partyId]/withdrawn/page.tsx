import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { CasePage } from '@/components/cases/case-page';
import { Withdrawn } from '@/components/consents/withdrawn';
import { findCopies, getLastWithdrawal } from '@/lib/consents/queries';
import type { SearchParams } from '@/lib/forms/state';
import { isId } from '@/lib/ids';
import { paths } from '@/lib/paths';
import { pageTitle } from '@/lib/session/page';
import { openConsents } from '../../open';

type Props = { params: Promise<{ caseId: string; partyId: string }>; searchParams: Promise<SearchParams> };

export const generateMetadata = (): Promise<Metadata> => pageTitle('consents.withdrawn.title');

/** What has just stopped, and what had been seen and taken along by then. */
export default async function WithdrawnPage({ params, searchParams }: Props) {
  const [{ caseId, partyId }, search] = await Promise.all([params, searchParams]);
  if (!isId(partyId)) notFound();
  const { ui, me, head, role, data } = await openConsents(
    paths.consentOf(caseId, partyId, 'withdrawn'),
    caseId,
    ['self', 'guardian', 'team'],
    (tx) => Promise.all([getLastWithdrawal(tx, caseId, partyId), findCopies(tx, caseId, partyId)]),
  );
  const [{ party, categories }, copies] = data;
  const none = search.none !== undefined || categories.length === 0;
  return (
    <CasePage ui={ui} head={head} me={me} title={ui.text('consents.withdrawn.title')} current="consents">
      <Withdrawn {...{ ui, caseId, partyId, party, categories, copies, none, role }} />
    </CasePage>
  );
}
