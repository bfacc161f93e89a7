import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { circleOfCase } from '@/components/audience/words';
import { CasePage } from '@/components/cases/case-page';
import { MeetingAct } from '@/components/meetings/act-pages';
import { dayOf, today } from '@/lib/dates';
import type { Fields } from '@/lib/forms/body';
import { formState, type SearchParams, valueOf } from '@/lib/forms/state';
import { isId } from '@/lib/ids';
import { type ActPage, actDraft, actForm, isActPage, type Meeting } from '@/lib/meetings/model';
import { pageTitle } from '@/lib/session/page';
import { type MeetingParams, openMeeting } from '../open';

type Props = { params: MeetingParams & Promise<{ act: string; entryId: string }>; searchParams: Promise<SearchParams> };

export const generateMetadata = async ({ searchParams }: Props): Promise<Metadata> =>
  pageTitle('meetings.one', { wrong: (await searchParams).check !== undefined });

/** Changing it, calling it off, saying that it was held, writing its minutes, and whatever else needs words. */
export default async function MeetingActPage({ params, searchParams }: Props) {
  const [{ act, entryId }, search] = await Promise.all([params, searchParams]);
  if (!isActPage(act)) notFound();
  const what = act === 'notes' ? search.side : act === 'differ' ? search.minutes : undefined;
  const about = isId(what) ? what : '';
  const opened = await openMeeting(params, act, actDraft(entryId, act, about));
  const { ui, me, head, meeting, thread, people, draft, team, runs } = opened;
  const side = act === 'notes' && about !== '' ? about : null;
  const minutes = meeting.minutes.find((one) => (act === 'notes' ? one.partyId === side : one.entryId === about));
  const text = thread.answers.find(({ id }) => id === minutes?.entryId) ?? null;
  if (
    !may(act, meeting, { team, runs }) ||
    (side && !thread.root.audience.includes(side)) ||
    (act === 'differ' && !minutes?.sharedAt)
  )
    notFound();
  const words = valueOf({ values: draft }, 'words');
  const came = meeting.attendance.filter((one) => one.came);
  const offered: Fields = {
    ...offeredWhen(meeting),
    medium: meeting.medium,
    place: meeting.place,
    url: meeting.onlineUrl,
    minutes: '60',
    came:
      meeting.attendance.length > 0
        ? came.flatMap(({ personId }) => personId ?? [])
        : people.filter(({ memberId }) => memberId).map(({ personId }) => personId),
    others: came.flatMap(({ personId, name }) => (personId ? [] : [name])).join('、'),
    reason: meeting.attendance.find(({ personId }) => personId === head.personId)?.reason ?? '',
    opinions: meeting.conference?.opinions ?? '',
    plan: meeting.conference?.planChanges ?? '',
    ...(act === 'notes' && { words: text?.body ?? '' }),
  };
  return (
    <CasePage ui={ui} head={head} me={me} title={ui.text('meetings.one')} current="meetings">
      <MeetingAct
        act={act}
        ui={ui}
        caseId={opened.caseId}
        circle={circleOfCase(head)}
        meeting={meeting}
        root={thread.root}
        state={formState(actForm, search, { ...draft, act }, offered)}
        text={text}
        advice={act === 'notes' && search.advice !== undefined ? opened.adviceFor({ act, side, words }) : null}
        side={side}
        people={people.map((one) => ({ ...one, id: one.personId, person: one.personId === head.personId }))}
        done={search.done !== undefined}
      />
    </CasePage>
  );
}

/** Whether there is something to do here for who asks: what others may, or what is over, is not there. */
function may(act: ActPage, { state, conference }: Meeting, { team, runs }: { team: boolean; runs: boolean }): boolean {
  switch (act) {
    case 'change':
    case 'cancel':
      return runs && (state === 'proposed' || state === 'fixed');
    case 'hold':
      return team && state !== 'cancelled';
    case 'told':
      return team && state === 'held' && conference !== null && !conference.led && conference.toldAt === null;
    case 'differ':
      return true;
    default:
      return team && state !== 'cancelled';
  }
}

/** When it was to be, or was: offered to be said again. */
function offeredWhen({ startsAt, endsAt }: Meeting): Fields {
  const time = (at: Date) => new Date(at.getTime() + 9 * 3_600_000).toISOString().slice(11, 16);
  if (!startsAt || !endsAt) return { day: today() };
  return { day: dayOf(startsAt), from: time(startsAt), until: time(endsAt), day1: dayOf(startsAt), from1: time(startsAt) };
}
