import type { Metadata } from 'next';
import { notFound, redirect } from 'next/navigation';
import { circleOfCase } from '@/components/audience/words';
import { CasePage } from '@/components/cases/case-page';
import { entryDraft, TeamEntryForm } from '@/components/entries/team-entry-form';
import { recordLook } from '@/lib/access-log/commands';
import { getCase } from '@/lib/cases/queries';
import { today } from '@/lib/dates';
import { findDraft } from '@/lib/drafts/queries';
import { type TeamKind, teamEntryForm, teamKinds } from '@/lib/entries/forms';
import { ownParty } from '@/lib/entries/model';
import { formState, type SearchParams, valueOf, valuesOf } from '@/lib/forms/state';
import { isId } from '@/lib/ids';
import { paths } from '@/lib/paths';
import { openPage, pageTitle } from '@/lib/session/page';
import { adviceOn } from '@/lib/wording/model';
import { getWatched } from '@/lib/wording/queries';

type Props = { params: Promise<{ caseId: string }>; searchParams: Promise<SearchParams> };

export const generateMetadata = async ({ searchParams }: Props): Promise<Metadata> =>
  pageTitle('entries.team.page', { wrong: (await searchParams).check !== undefined });

/** What the support team records besides concerns. */
export default async function NewEntryPage({ params, searchParams }: Props) {
  const [{ caseId }, search] = await Promise.all([params, searchParams]);
  if (!isId(caseId)) notFound();
  const kind: TeamKind = teamKinds.find((one) => one === search.kind) ?? 'note';
  const { ui, me, data } = await openPage(paths.newEntry(caseId, kind), (tx) =>
    Promise.all([
      getCase(tx, caseId),
      findDraft(tx, entryDraft(caseId)),
      recordLook(tx, caseId, 'write'),
      getWatched(tx, caseId),
    ]),
  );
  const [head, draft, , watched] = data;
  if (ownParty(head)?.kind !== 'support_team') redirect(paths.newConcern(caseId));
  const typed = draft.kind === kind ? draft : {};
  const begun =
    search.check === undefined &&
    search.advice === undefined &&
    [typed.words, typed.title].some((text) => typeof text === 'string' && text.trim() !== '');
  const state = formState(teamEntryForm, search, typed, { kind, day: today(), category: 'work' });
  return (
    <CasePage ui={ui} head={head} me={me} title={ui.text('entries.team.page')} current="concern">
      <TeamEntryForm
        ui={ui}
        caseId={caseId}
        kind={kind}
        circle={circleOfCase(head)}
        state={state}
        begun={begun}
        people={watched.people}
        advice={
          search.advice === undefined
            ? null
            : adviceOn([valueOf(state, 'title'), valueOf(state, 'words')], valuesOf(state, 'audience'), head, watched)
        }
      />
    </CasePage>
  );
}
