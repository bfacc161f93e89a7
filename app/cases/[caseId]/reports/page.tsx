import type { Metadata } from 'next';
import { CasePage } from '@/components/cases/case-page';
import { ReportList } from '@/components/reports/list';
import { sidesOf } from '@/lib/cases/model';
import { type PlaceParams, placeIn } from '@/lib/cases/place';
import { getCase } from '@/lib/cases/queries';
import { today } from '@/lib/dates';
import { paths } from '@/lib/paths';
import { listReports } from '@/lib/reports/queries';
import { openPage, pageTitle } from '@/lib/session/page';

export const generateMetadata = (): Promise<Metadata> => pageTitle('reports.title');

/** The reports of a case that one may read. */
export default async function ReportsOfCase({ params }: { params: PlaceParams }) {
  const { caseId, at, ...place } = await placeIn(params);
  const { ui, me, data } = await openPage(
    paths.reports(at),
    (tx) => Promise.all([getCase(tx, caseId), listReports(tx, caseId)]),
    place,
  );
  const [head, reports] = data;
  return (
    <CasePage ui={ui} head={head} me={me} title={ui.text('reports.title')} current="reports">
      <ReportList
        ui={ui}
        at={at}
        reports={reports}
        own={head.personId === me.personId}
        team={sidesOf(head).includes('support_team')}
        month={today().slice(0, 7)}
      />
    </CasePage>
  );
}
