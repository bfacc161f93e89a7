import { notFound } from 'next/navigation';
import { staffNav } from '@/components/cases/staff-nav';
import { EndMember } from '@/components/people/end-member';
import { Page } from '@/components/ui/page';
import { isId } from '@/lib/ids';
import { paths } from '@/lib/paths';
import { getStaff } from '@/lib/people/queries';
import { openPage, pageTitle } from '@/lib/session/page';

type Props = { params: Promise<{ agencyId: string; memberId: string }> };

export const generateMetadata = () => pageTitle('people.end_title');

/** Asks before somebody's work at the agency ends: from that moment they see none of its cases. */
export default async function EndStaffPage({ params }: Props) {
  const { agencyId, memberId } = await params;
  if (!isId(agencyId) || !isId(memberId)) notFound();
  const { ui, me, data: agency } = await openPage(paths.endStaff(agencyId, memberId), (tx) => getStaff(tx, agencyId));
  const person = agency.staff.find(({ id }) => id === memberId);
  if (!person || person.personId === me.personId) notFound();
  return (
    <Page ui={ui} me={me} nav={staffNav(ui)}>
      <EndMember
        ui={ui}
        name={person.name}
        reading={person.reading}
        side={ui.say(agency.name)}
        own={false}
        action={paths.endStaff(agencyId, memberId, 'now')}
        back={paths.staff(agencyId)}
      />
    </Page>
  );
}
