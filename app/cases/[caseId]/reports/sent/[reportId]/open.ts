import 'server-only';
import { notFound } from 'next/navigation';
import { recordLook } from '@/lib/access-log/commands';
import type { LookKind } from '@/lib/access-log/model';
import { listQuestions } from '@/lib/answers/queries';
import { sidesOf } from '@/lib/cases/model';
import { type PlaceParams, placeIn } from '@/lib/cases/place';
import { getCase } from '@/lib/cases/queries';
import { findDraft } from '@/lib/drafts/queries';
import { getThread } from '@/lib/entries/queries';
import { isId } from '@/lib/ids';
import { paths } from '@/lib/paths';
import { paperDraft } from '@/lib/reports/model';
import { getReport, listReaders } from '@/lib/reports/queries';
import { openPage } from '@/lib/session/page';

export type ReportParams = PlaceParams & Promise<{ reportId: string }>;

/** What a report's pages start with. That it was read, printed or taken along is written down, unless one looks as another side does. */
export async function openReport(params: ReportParams, how: 'page' | 'print' | 'pdf') {
  const [{ caseId, at, ...place }, { reportId }] = await Promise.all([placeIn(params), params]);
  if (!isId(reportId)) notFound();
  const looking = place.as !== undefined;
  const { ui, me, data } = await openPage(
    paths.report(at, reportId, how === 'page' ? undefined : how),
    (tx) =>
      Promise.all([
        getCase(tx, caseId),
        getReport(tx, caseId, reportId, looking),
        getThread(tx, caseId, reportId, looking || how !== 'page'),
        looking || how === 'page' ? undefined : recordLook(tx, caseId, 'report', [reportId], kinds[how]),
        looking ? [] : listReaders(tx, caseId, reportId),
        looking ? {} : findDraft(tx, paperDraft(reportId)),
        looking ? [] : listQuestions(tx, caseId, reportId),
      ]),
    place,
  );
  const [head, report, thread, , readers, draft, asked] = data;
  const own = head.personId === me.personId;
  return { ui, me, head, at, report, thread, readers, draft, asked, own, team: sidesOf(head).includes('support_team') };
}

const kinds = { print: 'export', pdf: 'file' } as const satisfies Record<string, LookKind>;
