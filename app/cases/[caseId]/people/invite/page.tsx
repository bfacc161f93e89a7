import { notFound } from 'next/navigation';
import { CasePage } from '@/components/cases/case-page';
import { Invite } from '@/components/people/invite';
import { recordLook } from '@/lib/access-log/commands';
import { sidesOf } from '@/lib/cases/model';
import { getCase } from '@/lib/cases/queries';
import { soughtIn } from '@/lib/directory/choice';
import { findOfficesToChoose } from '@/lib/directory/queries';
import { findDraft } from '@/lib/drafts/queries';
import { formState, type SearchParams } from '@/lib/forms/state';
import { isId } from '@/lib/ids';
import { paths } from '@/lib/paths';
import { inviteDraft, inviteSchema } from '@/lib/people/model';
import { listPresentJobs, listSidesToInviteTo } from '@/lib/people/queries';
import { openPage, pageTitle } from '@/lib/session/page';

type Props = { params: Promise<{ caseId: string }>; searchParams: Promise<SearchParams> };

export const generateMetadata = async ({ searchParams }: Props) =>
  pageTitle('people.invite', { wrong: (await searchParams).check !== undefined });

/** Inviting somebody to a side of a case. */
export default async function InvitePage({ params, searchParams }: Props) {
  const [{ caseId }, search] = await Promise.all([params, searchParams]);
  if (!isId(caseId)) notFound();
  const { ui, me, data } = await openPage(paths.invite(caseId), async (tx) => {
    const [draft, ...rest] = await Promise.all([
      findDraft(tx, inviteDraft(caseId)),
      getCase(tx, caseId),
      listSidesToInviteTo(tx, caseId),
      listPresentJobs(tx, caseId),
      recordLook(tx, caseId, 'people'),
    ]);
    return { draft, rest, offices: await findOfficesToChoose(tx, caseId, soughtIn(draft)) };
  });
  const {
    draft,
    rest: [head, invitable, jobs],
    offices,
  } = data;
  const mine = sidesOf(head);
  if (!mine.includes('support_team') && !mine.includes('supported_person')) notFound();
  // Whose case it is comes first; what an inquiry said of them (lib/intake/commands.ts) is for nobody else.
  const awaited = head.parties.find((party) => party.kind === 'supported_person' && invitable.includes(party.id));
  const typed = Object.keys(draft).some((field) => field !== 'email');
  const offered = awaited && !typed ? { to: `party:${awaited.id}`, name: head.personName } : undefined;
  return (
    <CasePage ui={ui} head={head} me={me} title={ui.text('people.invite')} current="people">
      <Invite
        ui={ui}
        caseId={caseId}
        team={mine.includes('support_team')}
        sides={head.parties.filter((party) => invitable.includes(party.id))}
        jobs={jobs}
        offices={offices}
        state={formState(inviteSchema, search, typed || awaited ? draft : {}, offered)}
      />
    </CasePage>
  );
}
