import type { Metadata } from 'next';
import { CasePage } from '@/components/cases/case-page';
import { Paper } from '@/components/consents/team-forms';
import { paperDraft, paperForm, seenOf } from '@/lib/consents/model';
import { today } from '@/lib/dates';
import { findDraft } from '@/lib/drafts/queries';
import { formState, type SearchParams } from '@/lib/forms/state';
import { paths } from '@/lib/paths';
import { pageTitle } from '@/lib/session/page';
import { openConsents, sideOf } from '../../open';

type Props = { params: Promise<{ caseId: string; partyId: string }>; searchParams: Promise<SearchParams> };

export const generateMetadata = async ({ searchParams }: Props): Promise<Metadata> =>
  pageTitle('consents.paper.title', { wrong: (await searchParams).check !== undefined });

/** A support worker writes down a consent that was given on paper. */
export default async function PaperPage({ params, searchParams }: Props) {
  const [{ caseId, partyId }, search] = await Promise.all([params, searchParams]);
  const path = paths.consentOf(caseId, partyId, 'paper');
  const { ui, me, head, sides, data } = await openConsents(path, caseId, ['team'], (tx) => findDraft(tx, paperDraft(partyId)));
  const side = sideOf(sides, partyId);
  const state = formState(paperForm, search, { ...data, seen: seenOf(side.inForce) }, { on: today(), until: 'review' });
  return (
    <CasePage ui={ui} head={head} me={me} title={ui.text('consents.paper.title')} current="consents">
      <Paper ui={ui} caseId={caseId} side={side} state={state} />
    </CasePage>
  );
}
