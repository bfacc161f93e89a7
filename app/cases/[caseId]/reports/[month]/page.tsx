import type { Metadata } from 'next';
import { notFound, redirect } from 'next/navigation';
import { CasePage } from '@/components/cases/case-page';
import { Draft } from '@/components/reports/draft';
import { MonthOverview } from '@/components/reports/month';
import { sidesOf } from '@/lib/cases/model';
import { getCase } from '@/lib/cases/queries';
import { findDraft } from '@/lib/drafts/queries';
import type { Fields } from '@/lib/forms/body';
import { formState, type SearchParams } from '@/lib/forms/state';
import { isId } from '@/lib/ids';
import { paths } from '@/lib/paths';
import { draftOf } from '@/lib/reports/draft';
import { draftForm, isMonth, lineName, ownName, reportDraft } from '@/lib/reports/model';
import { findStanding, getMonthFacts, listReports, listSources } from '@/lib/reports/queries';
import { openPage, pageTitle } from '@/lib/session/page';

type Props = { params: Promise<{ caseId: string; month: string }>; searchParams: Promise<SearchParams> };

export const generateMetadata = async ({ searchParams }: Props): Promise<Metadata> =>
  pageTitle('reports.title', { wrong: (await searchParams).check !== undefined });

/** A month's report for the support team: its draft, or who has it when it is sent; `?again` writes it anew. */
export default async function ReportMonthPage({ params, searchParams }: Props) {
  const [{ caseId, month }, search] = await Promise.all([params, searchParams]);
  if (!isId(caseId) || !isMonth(month)) notFound();
  const { ui, me, data } = await openPage(paths.reportMonth(caseId, month), (tx) =>
    Promise.all([
      getCase(tx, caseId),
      listReports(tx, caseId, month),
      listSources(tx, caseId, month),
      getMonthFacts(tx, caseId, month),
      findDraft(tx, reportDraft(caseId, month)),
      findStanding(tx, caseId, month),
    ]),
  );
  const [head, reports, sources, facts, draft, before] = data;
  if (!sidesOf(head).includes('support_team')) redirect(paths.reports(caseId));
  const standing = reports.filter((report) => !report.replacedBy);
  const own = standing.find((report) => report.partyKind === 'supported_person');
  const writing = ['again', 'check', 'conflict', 'trouble'].some((mark) => search[mark] !== undefined);
  const lines = draftOf(sources, month, head.personName);
  // Written anew, it begins with what was sent, and with what has come since.
  const fresh = lines.filter((line) => !own || line.source.occurredAt > own.sentAt);
  const offered: Fields = {
    ...(!own && facts.before && { [ownName('goal')]: facts.before }),
    ...Object.fromEntries(fresh.map((line) => [lineName(line.key), line.words])),
    ...Object.fromEntries(
      before.map((line) => [line.sources.length > 0 ? lineName(line.key) : ownName(line.field), line.words]),
    ),
  };
  return (
    <CasePage ui={ui} head={head} me={me} title={ui.text('reports.title')} current="reports">
      {own && !writing ? (
        <MonthOverview
          ui={ui}
          caseId={caseId}
          month={month}
          standing={standing}
          parties={head.parties}
          consented={head.consented}
          closed={facts.closed}
          done={search.done !== undefined}
        />
      ) : (
        <Draft
          ui={ui}
          caseId={caseId}
          month={month}
          personName={head.personName}
          lines={lines}
          parties={head.parties}
          facts={facts}
          standing={own?.id ?? null}
          sent={search.sent !== undefined}
          state={formState(draftForm, search, { ...draft, instead: own?.id ?? '' }, offered)}
        />
      )}
    </CasePage>
  );
}
