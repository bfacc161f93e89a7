import type { Metadata } from 'next';
import { notFound, redirect } from 'next/navigation';
import { circleOfCase } from '@/components/audience/words';
import { CasePage } from '@/components/cases/case-page';
import { PageForm } from '@/components/concerns/page-form';
import { TeamForm } from '@/components/concerns/team-form';
import { Unfinished } from '@/components/concerns/unfinished';
import type { Voice } from '@/components/concerns/worry-choices';
import { recordLook } from '@/lib/access-log/commands';
import { getCase } from '@/lib/cases/queries';
import { draftKey, gathered, isBegun, pageForm, teamForm } from '@/lib/concerns/model';
import { today } from '@/lib/dates';
import { findDraft } from '@/lib/drafts/queries';
import { ownParty, type PartyKind } from '@/lib/entries/model';
import { listTeam } from '@/lib/entries/queries';
import { formState, type SearchParams, valueOf, valuesOf } from '@/lib/forms/state';
import { isId } from '@/lib/ids';
import { paths } from '@/lib/paths';
import { openPage, pageTitle } from '@/lib/session/page';
import { adviceOn } from '@/lib/wording/model';
import { getWatched } from '@/lib/wording/queries';

type Props = { params: Promise<{ caseId: string }>; searchParams: Promise<SearchParams> };

export const generateMetadata = async ({ searchParams }: Props): Promise<Metadata> =>
  pageTitle('concerns.title', { wrong: (await searchParams).check !== undefined });

/** Raising an issue: the supported person is led step by step, every other side has a form of its own. */
export default async function NewConcernPage({ params, searchParams }: Props) {
  const [{ caseId }, search] = await Promise.all([params, searchParams]);
  if (!isId(caseId)) notFound();
  const { ui, me, data } = await openPage(paths.newConcern(caseId), (tx) =>
    Promise.all([
      getCase(tx, caseId),
      findDraft(tx, draftKey(caseId)),
      listTeam(tx, caseId),
      recordLook(tx, caseId, 'write'),
      getWatched(tx, caseId),
    ]),
  );
  const [head, draft, team, , watched] = data;
  const side = ownParty(head)?.kind;
  if (!side) notFound();
  const begun = gathered.parse(draft);
  const typed = { values: draft };
  if (side === 'supported_person' && !isBegun(begun)) redirect(paths.newConcern(caseId, 'worry'));
  const circle = circleOfCase(head);
  return (
    <CasePage ui={ui} head={head} me={me} title={ui.text('concerns.title')} current="concern">
      {side === 'supported_person' ? (
        <Unfinished ui={ui} caseId={caseId} draft={begun} />
      ) : side === 'support_team' ? (
        <TeamForm
          ui={ui}
          caseId={caseId}
          circle={circle}
          team={team}
          state={formState(teamForm, search, draft, { day: today() })}
          begun={isBegun(begun) && search.check === undefined && search.advice === undefined}
          people={watched.people}
          advice={
            search.advice === undefined
              ? null
              : adviceOn([valueOf(typed, 'title'), valueOf(typed, 'words')], valuesOf(typed, 'audience'), head, watched)
          }
        />
      ) : (
        <PageForm
          ui={ui}
          caseId={caseId}
          voice={voices[side]}
          circle={circle}
          state={formState(pageForm, search, draft, { reach: 'team' })}
          people={watched.people}
          begun={isBegun(begun) && search.check === undefined}
        />
      )}
    </CasePage>
  );
}

const voices: Record<Exclude<PartyKind, 'support_team'>, Voice> = {
  supported_person: 'person',
  family: 'family',
  employer: 'employer',
  partner: 'worker',
};
