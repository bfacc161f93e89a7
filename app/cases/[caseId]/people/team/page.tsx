import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { CasePage } from '@/components/cases/case-page';
import { JoinTeam } from '@/components/intake/join-team';
import { recordLook } from '@/lib/access-log/commands';
import { getCase } from '@/lib/cases/queries';
import { findDraft } from '@/lib/drafts/queries';
import { formState, type SearchParams } from '@/lib/forms/state';
import { isId } from '@/lib/ids';
import { joinTeamDraft, joinTeamForm } from '@/lib/intake/model';
import { listColleagues } from '@/lib/intake/queries';
import { paths } from '@/lib/paths';
import { openPage, pageTitle } from '@/lib/session/page';

type Props = { params: Promise<{ caseId: string }>; searchParams: Promise<SearchParams> };

export const generateMetadata = async ({ searchParams }: Props): Promise<Metadata> =>
  pageTitle('intake.team.title', { wrong: (await searchParams).check !== undefined });

/** Putting somebody of the staff on the support team. For the agency's managers and service managers. */
export default async function JoinTeamPage({ params, searchParams }: Props) {
  const [{ caseId }, search] = await Promise.all([params, searchParams]);
  if (!isId(caseId)) notFound();
  const { ui, me, data } = await openPage(paths.joinTeam(caseId), (tx) =>
    Promise.all([
      getCase(tx, caseId),
      listColleagues(tx, caseId),
      findDraft(tx, joinTeamDraft(caseId)),
      recordLook(tx, caseId, 'people'),
    ]),
  );
  const [head, colleagues, draft] = data;
  return (
    <CasePage ui={ui} head={head} me={me} title={ui.text('intake.team.title')} current="people">
      <JoinTeam ui={ui} caseId={caseId} colleagues={colleagues} state={formState(joinTeamForm, search, draft)} />
    </CasePage>
  );
}
