import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { Dialogue } from '@/components/accommodations/dialogue';
import { Questions } from '@/components/answers/questions';
import { circleOfCase } from '@/components/audience/words';
import { CasePage } from '@/components/cases/case-page';
import { replyDraft } from '@/components/entries/reply-form';
import { isAct, isOver, sideOf } from '@/lib/accommodations/model';
import { getAccommodation } from '@/lib/accommodations/queries';
import { isQuestionDone } from '@/lib/answers/model';
import { listQuestions } from '@/lib/answers/queries';
import { lookedHref, lookingAs } from '@/lib/cases/model';
import { type PlaceParams, placeIn } from '@/lib/cases/place';
import { getCase } from '@/lib/cases/queries';
import { findDraft } from '@/lib/drafts/queries';
import { isManager } from '@/lib/emergency/queries';
import { replyForm } from '@/lib/entries/forms';
import { getThread } from '@/lib/entries/queries';
import { formState, type SearchParams, valueOf } from '@/lib/forms/state';
import { isId } from '@/lib/ids';
import { paths } from '@/lib/paths';
import { openPage, pageTitle } from '@/lib/session/page';
import { adviceOn } from '@/lib/wording/model';
import { getWatched } from '@/lib/wording/queries';

type Props = { params: PlaceParams & Promise<{ entryId: string }>; searchParams: Promise<SearchParams> };

export const generateMetadata = async ({ searchParams }: Props): Promise<Metadata> =>
  pageTitle('accommodations.title', { wrong: (await searchParams).check !== undefined });

/** A dialogue about an accommodation. */
export default async function AccommodationPage({ params, searchParams }: Props) {
  const [{ caseId, at, ...place }, { entryId }, search] = await Promise.all([placeIn(params), params, searchParams]);
  if (!isId(entryId)) notFound();
  const { ui, me, data } = await openPage(
    paths.accommodation(at, entryId),
    (tx) =>
      Promise.all([
        getCase(tx, caseId),
        getAccommodation(tx, caseId, entryId),
        getThread(tx, caseId, entryId, place.as !== undefined),
        findDraft(tx, replyDraft(entryId)),
        listQuestions(tx, caseId, entryId),
        getWatched(tx, caseId),
        isManager(tx, caseId),
      ]),
    place,
  );
  const [head, found, thread, reply, asked, watched, manager] = data;
  const side = sideOf(head, found.companyId);
  return (
    <CasePage ui={ui} head={head} me={me} title={ui.text('accommodations.title')} current="accommodations">
      <Dialogue
        ui={ui}
        caseId={at}
        lookingAs={lookingAs(head)}
        found={found}
        thread={thread}
        circle={circleOfCase(head)}
        side={side}
        questions={
          !head.lookingAs && (
            <Questions
              ui={ui}
              caseId={caseId}
              entryId={entryId}
              asked={asked}
              person={side === 'supported_person'}
              mayAsk={side !== null && side !== 'employer' && !isOver(found.state)}
            />
          )
        }
        looked={lookedHref(head, entryId, manager)}
        reply={formState(replyForm, search, { ...reply, version: String(thread.root.version) })}
        people={watched.people}
        advice={
          search.advice === undefined
            ? null
            : adviceOn([valueOf({ values: reply }, 'words')], valueOf({ values: reply }, 'audience').split(','), head, watched)
        }
        done={typeof search.done === 'string' ? doneKey(search.done) : null}
        moved={search.moved !== undefined}
      />
    </CasePage>
  );
}

/** What was just done, as a message key; null for what somebody typed into the address. */
function doneKey(done: string): string | null {
  if (done === 'replied') return 'entries.done.replied';
  if (isQuestionDone(done)) return `answers.done.${done}`;
  return isAct(done) || ['asked', 'drafted', 'approve', 'inquired'].includes(done) ? `accommodations.done.${done}` : null;
}
