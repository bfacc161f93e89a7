import { notFound } from 'next/navigation';
import { CasePage } from '@/components/cases/case-page';
import { EndMember } from '@/components/people/end-member';
import { recordLook } from '@/lib/access-log/commands';
import { sidesOf } from '@/lib/cases/model';
import { getCase } from '@/lib/cases/queries';
import { isId } from '@/lib/ids';
import { paths } from '@/lib/paths';
import { mayEnd } from '@/lib/people/model';
import { getMember } from '@/lib/people/queries';
import { openPage, pageTitle } from '@/lib/session/page';

type Props = { params: Promise<{ caseId: string; memberId: string }> };

export const generateMetadata = () => pageTitle('people.end_title');

/** Asks before a membership ends: from that moment its person sees nothing of the case. */
export default async function EndMemberPage({ params }: Props) {
  const { caseId, memberId } = await params;
  if (!isId(caseId) || !isId(memberId)) notFound();
  const { ui, me, data } = await openPage(paths.endMember(caseId, memberId), (tx) =>
    Promise.all([getCase(tx, caseId), getMember(tx, caseId, memberId), recordLook(tx, caseId, 'people')]),
  );
  const [head, member] = data;
  const party = head.parties.find(({ id }) => id === member.partyId);
  if (!party || !mayEnd(sidesOf(head), party.kind)) notFound();
  return (
    <CasePage ui={ui} head={head} me={me} title={ui.text('people.end_title')} current="people">
      <EndMember
        ui={ui}
        name={member.name}
        reading={member.reading}
        side={ui.name(party.label, party.reading)}
        own={member.personId === me.personId}
        action={paths.endMember(caseId, memberId, 'now')}
        back={paths.people(caseId)}
      />
    </CasePage>
  );
}
