import type { Metadata } from 'next';
import { notFound, redirect } from 'next/navigation';
import { Questions } from '@/components/answers/questions';
import { circleOfCase } from '@/components/audience/words';
import { CasePage } from '@/components/cases/case-page';
import { ContactState } from '@/components/contacts/state';
import { answerHref } from '@/components/entries/answers';
import { replyDraft } from '@/components/entries/reply-form';
import { Thread } from '@/components/entries/thread';
import { isQuestionDone } from '@/lib/answers/model';
import { listQuestions } from '@/lib/answers/queries';
import { lookedHref, lookingAs } from '@/lib/cases/model';
import { type PlaceParams, placeIn } from '@/lib/cases/place';
import { getCase } from '@/lib/cases/queries';
import { moverOf, statusDraft, statusForm } from '@/lib/concerns/model';
import { findContact } from '@/lib/contacts/queries';
import { findDraft } from '@/lib/drafts/queries';
import { isManager } from '@/lib/emergency/queries';
import { replyForm } from '@/lib/entries/forms';
import { getThread, listTeam } from '@/lib/entries/queries';
import type { Fields } from '@/lib/forms/body';
import { formState, type SearchParams, valueOf } from '@/lib/forms/state';
import { isId } from '@/lib/ids';
import { paths } from '@/lib/paths';
import { openPage, pageTitle } from '@/lib/session/page';
import { adviceOn } from '@/lib/wording/model';
import { getWatched } from '@/lib/wording/queries';

type Props = { params: PlaceParams & Promise<{ entryId: string }>; searchParams: Promise<SearchParams> };

export const generateMetadata = async ({ searchParams }: Props): Promise<Metadata> =>
  pageTitle('entries.title', { wrong: (await searchParams).check !== undefined });

/** An issue, or anything else that was put on a case: its words, its readers, its answers. */
export default async function EntryPage({ params, searchParams }: Props) {
  const [{ caseId, at, ...place }, { entryId }, search] = await Promise.all([placeIn(params), params, searchParams]);
  if (!isId(entryId)) notFound();
  const { ui, me, data } = await openPage(
    paths.entry(at, entryId),
    (tx) =>
      Promise.all([
        getCase(tx, caseId),
        getThread(tx, caseId, entryId, place.as !== undefined),
        listTeam(tx, caseId),
        findDraft(tx, replyDraft(entryId)),
        findDraft(tx, statusDraft(entryId)),
        isManager(tx, caseId),
        listQuestions(tx, caseId, entryId),
        getWatched(tx, caseId),
        findContact(tx, caseId, entryId),
      ]),
    place,
  );
  const [head, thread, team, reply, move, manager, asked, watched, contact] = data;
  const { person, team: ours } = moverOf(head, thread.root);
  const { root, concern } = thread;
  if (root.id !== entryId) redirect(answerHref(at, root.id, entryId));
  if (root.kind === 'accommodation' || root.kind === 'report') {
    const marks = Object.entries(search).flatMap(([name, value]) => (typeof value === 'string' ? [[name, value]] : []));
    redirect(`${(root.kind === 'report' ? paths.report : paths.accommodation)(at, root.id)}?${new URLSearchParams(marks)}`);
  }
  if (root.kind === 'card') redirect(paths.card(at));
  if (root.kind === 'meeting' && 'state' in root.detail) redirect(paths.meeting(at, root.id));
  if (root.kind === 'plan') redirect(paths.plan(at, root.id));
  if (root.kind === 'goal') redirect(paths.goal(at, root.id));
  if (root.kind === 'plan_part') redirect(paths.plan(at));
  const offered: Fields = concern ? { status: concern.status, owner: concern.ownerId ?? '', due: concern.dueOn ?? '' } : {};
  // Two forms stand here; what has to be put right belongs to the one that was sent.
  const moving = search.form === 'status';
  return (
    <CasePage ui={ui} head={head} me={me} title={ui.text('entries.title')} current="timeline">
      <Thread
        ui={ui}
        caseId={at}
        lookingAs={lookingAs(head)}
        thread={thread}
        circle={circleOfCase(head, thread.root.restricted)}
        mover={moverOf(head, root)}
        team={team}
        looked={lookedHref(head, entryId, manager)}
        reply={formState(replyForm, moving ? {} : search, { ...reply, version: String(root.version) })}
        move={formState(
          statusForm,
          moving ? search : {},
          moving ? { ...move, version: String(concern?.version ?? 1) } : {},
          offered,
        )}
        people={watched.people}
        advice={
          search.advice === undefined
            ? null
            : adviceOn([valueOf({ values: reply }, 'words')], valueOf({ values: reply }, 'audience').split(','), head, watched)
        }
        done={typeof search.done === 'string' && (isDone(search.done) || isQuestionDone(search.done)) ? search.done : null}
        record={contact && <ContactState ui={ui} contact={contact} person={head.personId === me.personId} />}
        questions={
          !head.lookingAs && (
            <Questions
              ui={ui}
              caseId={caseId}
              entryId={root.id}
              asked={asked}
              person={person}
              mayAsk={(person || ours) && !root.undoneAt}
            />
          )
        }
      />
    </CasePage>
  );
}

const done = ['recorded', 'replied', 'moved', 'undone', 'corrected', 'narrowed', 'proposed', 'yes', 'no'];
const isDone = (text: string) => done.includes(text);
