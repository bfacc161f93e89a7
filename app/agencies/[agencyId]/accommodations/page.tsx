import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { AgencyCounts } from '@/components/accommodations/agency-counts';
import { countedUntil } from '@/lib/accommodations/model';
import { listAccommodationCounts } from '@/lib/accommodations/queries';
import { isId } from '@/lib/ids';
import { paths } from '@/lib/paths';
import { getStaff } from '@/lib/people/queries';
import { openPage, pageTitle } from '@/lib/session/page';

type Props = { params: Promise<{ agencyId: string }> };

export const generateMetadata = (): Promise<Metadata> => pageTitle('accommodations.counts.title');

/** What was asked and what worked in the cases of an agency, for its managers: numbers of people, never fewer than five. */
export default async function AgencyAccommodationsPage({ params }: Props) {
  const { agencyId } = await params;
  if (!isId(agencyId)) notFound();
  const { ui, me, data } = await openPage(paths.agencyAccommodations(agencyId), (tx) =>
    Promise.all([getStaff(tx, agencyId), listAccommodationCounts(tx, agencyId)]),
  );
  const [agency, counts] = data;
  return <AgencyCounts ui={ui} me={me} agency={agency} counts={counts} until={countedUntil()} />;
}
