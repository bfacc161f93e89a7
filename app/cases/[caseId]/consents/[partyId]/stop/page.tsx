import type { Metadata } from 'next';
import { CasePage } from '@/components/cases/case-page';
import { StopForThem } from '@/components/consents/stop-for-them';
import { stopDraft, stopForm } from '@/lib/consents/model';
import { isWithoutAccount } from '@/lib/consents/queries';
import { findDraft } from '@/lib/drafts/queries';
import { formState, type SearchParams } from '@/lib/forms/state';
import { paths } from '@/lib/paths';
import { pageTitle } from '@/lib/session/page';
import { openConsents, sideOf } from '../../open';

type Props = { params: Promise<{ caseId: string; partyId: string }>; searchParams: Promise<SearchParams> };

export const generateMetadata = async ({ searchParams }: Props): Promise<Metadata> =>
  pageTitle('consents.stop.title', { wrong: (await searchParams).check !== undefined });

/** A support worker writes down that a person without an account takes a consent back. */
export default async function StopPage({ params, searchParams }: Props) {
  const [{ caseId, partyId }, search] = await Promise.all([params, searchParams]);
  const path = paths.consentOf(caseId, partyId, 'stop');
  const { ui, me, head, sides, data } = await openConsents(path, caseId, ['team'], (tx) =>
    Promise.all([findDraft(tx, stopDraft(partyId)), isWithoutAccount(tx, caseId)]),
  );
  const [draft, without] = data;
  const side = sideOf(sides, partyId);
  const state = formState(stopForm, search, draft, { categories: side.inForce.map(({ category }) => category) });
  return (
    <CasePage ui={ui} head={head} me={me} title={ui.text('consents.stop.title')} current="consents">
      <StopForThem ui={ui} caseId={caseId} side={side} state={state} personName={head.personName} without={without} />
    </CasePage>
  );
}
