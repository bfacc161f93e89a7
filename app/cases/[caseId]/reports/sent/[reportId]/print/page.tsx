import type { Metadata } from 'next';
import { CasePage } from '@/components/cases/case-page';
import { ReportBody } from '@/components/reports/report';
import { pageTitle } from '@/lib/session/page';
import { openReport, type ReportParams } from '../open';

export const generateMetadata = (): Promise<Metadata> => pageTitle('reports.title');

/** A report as paper: nothing around it. */
export default async function PrintReportPage({ params }: { params: ReportParams }) {
  const { ui, me, head, report, own } = await openReport(params, 'print');
  return (
    <CasePage ui={ui} head={head} me={me} title={ui.text('reports.title')} current="reports">
      <h1>{ui.t('reports.of_month', { month: ui.month(report.month) })}</h1>
      <ReportBody ui={ui} report={report} personName={head.personName} agency={head.agency.name} own={own} />
    </CasePage>
  );
}
