import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { AgencyDuties } from '@/components/duties/pages';
import { today } from '@/lib/dates';
import { listed } from '@/lib/duties/model';
import { listDutyFacts } from '@/lib/duties/queries';
import { isId } from '@/lib/ids';
import { paths } from '@/lib/paths';
import { getStaff } from '@/lib/people/queries';
import { openPage, pageTitle } from '@/lib/session/page';

type Props = { params: Promise<{ agencyId: string }> };

export const generateMetadata = (): Promise<Metadata> => pageTitle('duties.agency_title');

/** What is to be done in all cases of an agency, for its managers. */
export default async function AgencyDutiesPage({ params }: Props) {
  const { agencyId } = await params;
  if (!isId(agencyId)) notFound();
  const { ui, me, data } = await openPage(paths.agencyDuties(agencyId), (tx) =>
    Promise.all([getStaff(tx, agencyId), listDutyFacts(tx, { agencyId })]),
  );
  const [agency, facts] = data;
  return <AgencyDuties ui={ui} me={me} agency={agency} duties={listed(facts, today())} />;
}
