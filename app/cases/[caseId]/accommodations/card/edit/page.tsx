import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { CardForm } from '@/components/accommodations/card';
import { CasePage } from '@/components/cases/case-page';
import { cardDraft, cardForm, cardTexts } from '@/lib/accommodations/card';
import { sideInCase } from '@/lib/accommodations/model';
import { listCards } from '@/lib/accommodations/queries';
import { getCase } from '@/lib/cases/queries';
import { addMonths, today } from '@/lib/dates';
import { findDraft } from '@/lib/drafts/queries';
import { formState, type SearchParams, valueOf } from '@/lib/forms/state';
import { workday } from '@/lib/holidays';
import { isId } from '@/lib/ids';
import { paths } from '@/lib/paths';
import { openPage, pageTitle } from '@/lib/session/page';
import { adviceOn } from '@/lib/wording/model';
import { getWatched } from '@/lib/wording/queries';

type Props = { params: Promise<{ caseId: string }>; searchParams: Promise<SearchParams> };

export const generateMetadata = async ({ searchParams }: Props): Promise<Metadata> =>
  pageTitle('accommodations.card.write', { wrong: (await searchParams).check !== undefined });

/** Writing a version of the card. */
export default async function EditCardPage({ params, searchParams }: Props) {
  const [{ caseId }, search] = await Promise.all([params, searchParams]);
  if (!isId(caseId)) notFound();
  const { ui, me, data } = await openPage(paths.card(caseId, 'edit'), (tx) =>
    Promise.all([getCase(tx, caseId), listCards(tx, caseId), findDraft(tx, cardDraft(caseId)), getWatched(tx, caseId)]),
  );
  const [head, cards, draft, watched] = data;
  const side = sideInCase(head);
  const companies = head.parties.filter((party) => party.kind === 'employer' && party.open);
  if (side === null || side === 'employer' || companies.length === 0) notFound();
  const newest = cards[0];
  const offered = {
    company: newest?.companyId ?? companies[0]?.id ?? '',
    ...(newest && { dos: newest.detail.dos, donts: newest.detail.donts, ask: newest.detail.ask }),
    review: workday(addMonths(today(), 3)),
  };
  const state = formState(cardForm, search, draft, offered);
  return (
    <CasePage ui={ui} head={head} me={me} title={ui.text('accommodations.card.write')} current="accommodations">
      <CardForm
        ui={ui}
        caseId={caseId}
        companies={companies}
        side={side}
        state={state}
        advice={
          search.advice === undefined
            ? null
            : adviceOn(cardTexts({ dos: '', donts: '', ask: '', ...state.values }), [valueOf(state, 'company')], head, watched)
        }
      />
    </CasePage>
  );
}
