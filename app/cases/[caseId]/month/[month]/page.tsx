import type { Metadata } from 'next';
import { CasePage } from '@/components/cases/case-page';
import { CaseMonth } from '@/components/month/case-month';
import { pageTitle } from '@/lib/session/page';
import { openCaseMonth } from './open';

type Props = { params: Promise<{ caseId: string; month: string }> };

export const generateMetadata = (): Promise<Metadata> => pageTitle('month.title');

/** A case's month, item by item. */
export default async function CaseMonthPage({ params }: Props) {
  const { caseId, month } = await params;
  const { ui, me, head, found } = await openCaseMonth(caseId, month);
  return (
    <CasePage ui={ui} head={head} me={me} title={ui.text('month.title')} current="clock">
      <CaseMonth ui={ui} caseId={caseId} month={month} found={found} />
    </CasePage>
  );
}
