import type { Metadata } from 'next';
import { redirect } from 'next/navigation';
import { CasePage } from '@/components/cases/case-page';
import { Ask } from '@/components/consents/team-forms';
import { askDraft, askForm } from '@/lib/consents/model';
import { findDraft } from '@/lib/drafts/queries';
import { formState, type SearchParams } from '@/lib/forms/state';
import { paths } from '@/lib/paths';
import { pageTitle } from '@/lib/session/page';
import { openConsents, sideOf } from '../../open';

type Props = { params: Promise<{ caseId: string; partyId: string }>; searchParams: Promise<SearchParams> };

export const generateMetadata = async ({ searchParams }: Props): Promise<Metadata> =>
  pageTitle('consents.ask.title', { wrong: (await searchParams).check !== undefined });

/** A support worker asks the person to look at a consent again. What is in force is filled in. */
export default async function AskPage({ params, searchParams }: Props) {
  const [{ caseId, partyId }, search] = await Promise.all([params, searchParams]);
  const path = paths.consentOf(caseId, partyId, 'ask');
  const { ui, me, head, sides, data } = await openConsents(path, caseId, ['team'], (tx) => findDraft(tx, askDraft(partyId)));
  const side = sideOf(sides, partyId);
  const state = formState(askForm, search, data, { categories: side.inForce.map(({ category }) => category) });
  if (side.request && !state.notice) redirect(paths.consents(caseId));
  return (
    <CasePage ui={ui} head={head} me={me} title={ui.text('consents.ask.title')} current="consents">
      <Ask ui={ui} caseId={caseId} side={side} state={state} personName={head.personName} />
    </CasePage>
  );
}
