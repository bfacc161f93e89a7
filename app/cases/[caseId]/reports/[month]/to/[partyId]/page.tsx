import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { CasePage } from '@/components/cases/case-page';
import { ToSide } from '@/components/reports/to-side';
import { getCase } from '@/lib/cases/queries';
import { findDraft } from '@/lib/drafts/queries';
import { formState, type SearchParams } from '@/lib/forms/state';
import { isId } from '@/lib/ids';
import { paths } from '@/lib/paths';
import { isMonth, sideDraft, sideForm } from '@/lib/reports/model';
import { getOffer } from '@/lib/reports/queries';
import { openPage, pageTitle } from '@/lib/session/page';

type Props = { params: Promise<{ caseId: string; month: string; partyId: string }>; searchParams: Promise<SearchParams> };

export const generateMetadata = async ({ searchParams }: Props): Promise<Metadata> =>
  pageTitle('reports.title', { wrong: (await searchParams).check !== undefined });

/** The support team chooses what of a month's report goes to a side. */
export default async function ReportToPage({ params, searchParams }: Props) {
  const [{ caseId, month, partyId }, search] = await Promise.all([params, searchParams]);
  if (!isId(caseId) || !isId(partyId) || !isMonth(month)) notFound();
  const { ui, me, data } = await openPage(paths.reportTo(caseId, month, partyId), (tx) =>
    Promise.all([getCase(tx, caseId), getOffer(tx, caseId, month, partyId), findDraft(tx, sideDraft(caseId, month, partyId))]),
  );
  const [head, offer, draft] = data;
  // What the worker wrote themselves is for others only when they say so.
  const line = offer.lines.filter((one) => (offer.standing ? one.sent : !one.own)).map(({ key }) => key);
  return (
    <CasePage ui={ui} head={head} me={me} title={ui.text('reports.title')} current="reports">
      <ToSide
        ui={ui}
        caseId={caseId}
        month={month}
        partyId={partyId}
        offer={offer}
        state={formState(sideForm, search, { ...draft, instead: offer.standing ?? '' }, { line })}
      />
    </CasePage>
  );
}
