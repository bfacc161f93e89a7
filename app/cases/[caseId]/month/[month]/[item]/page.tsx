import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { CasePage } from '@/components/cases/case-page';
import { ExcuseForm } from '@/components/month/case-month';
import { excuseForm, isMonthItem } from '@/lib/duties/month';
import { formState, type SearchParams } from '@/lib/forms/state';
import { pageTitle } from '@/lib/session/page';
import { openCaseMonth } from '../open';

type Props = { params: Promise<{ caseId: string; month: string; item: string }>; searchParams: Promise<SearchParams> };

export const generateMetadata = async ({ searchParams }: Props): Promise<Metadata> =>
  pageTitle('month.title', { wrong: (await searchParams).check !== undefined });

/** Letting something of a case's month go, with a reason. */
export default async function ExcusePage({ params, searchParams }: Props) {
  const [{ caseId, month, item }, search] = await Promise.all([params, searchParams]);
  if (!isMonthItem(item)) notFound();
  const { ui, me, head, data } = await openCaseMonth(caseId, month, item);
  return (
    <CasePage ui={ui} head={head} me={me} title={ui.text('month.title')} current="clock">
      <ExcuseForm ui={ui} caseId={caseId} month={month} item={item} state={formState(excuseForm, search, data)} />
    </CasePage>
  );
}
