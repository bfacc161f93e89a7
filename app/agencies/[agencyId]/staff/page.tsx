import { notFound } from 'next/navigation';
import { Staff } from '@/components/people/staff';
import type { SearchParams } from '@/lib/forms/state';
import { isId } from '@/lib/ids';
import { paths } from '@/lib/paths';
import { getStaff, listOpenStaffInvitations } from '@/lib/people/queries';
import { openPage, pageTitle } from '@/lib/session/page';

type Props = { params: Promise<{ agencyId: string }>; searchParams: Promise<SearchParams> };

export const generateMetadata = () => pageTitle('people.staff.title');

/** The staff of an agency, for its managers. */
export default async function StaffPage({ params, searchParams }: Props) {
  const [{ agencyId }, search] = await Promise.all([params, searchParams]);
  if (!isId(agencyId)) notFound();
  const { ui, me, data } = await openPage(paths.staff(agencyId), (tx) =>
    Promise.all([getStaff(tx, agencyId), listOpenStaffInvitations(tx, agencyId)]),
  );
  const [agency, invitations] = data;
  const notice = search.ended !== undefined ? 'people.ended' : search.revoked !== undefined ? 'people.revoked' : undefined;
  return <Staff ui={ui} me={me} agency={agency} invitations={invitations} notice={notice} />;
}
