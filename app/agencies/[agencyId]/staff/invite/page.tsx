import { notFound } from 'next/navigation';
import { InviteStaff } from '@/components/people/invite-staff';
import { findDraft } from '@/lib/drafts/queries';
import { formState, type SearchParams } from '@/lib/forms/state';
import { isId } from '@/lib/ids';
import { paths } from '@/lib/paths';
import { inviteDraft, inviteStaffSchema } from '@/lib/people/model';
import { getStaff } from '@/lib/people/queries';
import { openPage, pageTitle } from '@/lib/session/page';

type Props = { params: Promise<{ agencyId: string }>; searchParams: Promise<SearchParams> };

export const generateMetadata = async ({ searchParams }: Props) =>
  pageTitle('people.staff.invite', { wrong: (await searchParams).check !== undefined });

/** Inviting somebody to the staff. */
export default async function InviteStaffPage({ params, searchParams }: Props) {
  const [{ agencyId }, search] = await Promise.all([params, searchParams]);
  if (!isId(agencyId)) notFound();
  const { ui, me, data } = await openPage(paths.inviteStaff(agencyId), (tx) =>
    Promise.all([getStaff(tx, agencyId), findDraft(tx, inviteDraft(agencyId))]),
  );
  const [agency, draft] = data;
  return <InviteStaff ui={ui} me={me} agency={agency} state={formState(inviteStaffSchema, search, draft)} />;
}
