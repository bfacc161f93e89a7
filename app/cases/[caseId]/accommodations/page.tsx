import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { Overview } from '@/components/accommodations/overview';
import { CasePage } from '@/components/cases/case-page';
import { sideInCase } from '@/lib/accommodations/model';
import { listAccommodations } from '@/lib/accommodations/queries';
import { getCase } from '@/lib/cases/queries';
import type { SearchParams } from '@/lib/forms/state';
import { isId } from '@/lib/ids';
import { paths } from '@/lib/paths';
import { openPage, pageTitle } from '@/lib/session/page';

type Props = { params: Promise<{ caseId: string }>; searchParams: Promise<SearchParams> };

export const generateMetadata = (): Promise<Metadata> => pageTitle('accommodations.title');

/** What makes work easier: the dialogues of a case, as far as the asker may read them. */
export default async function AccommodationsPage({ params }: Props) {
  const { caseId } = await params;
  if (!isId(caseId)) notFound();
  const { ui, me, data } = await openPage(paths.accommodations(caseId), (tx) =>
    Promise.all([getCase(tx, caseId), listAccommodations(tx, caseId)]),
  );
  const [head, all] = data;
  return (
    <CasePage ui={ui} head={head} me={me} title={ui.text('accommodations.title')} current="accommodations">
      <Overview ui={ui} caseId={caseId} side={sideInCase(head)} all={all} />
    </CasePage>
  );
}
