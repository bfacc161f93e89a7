/** What would change, before it does: the clock, what is to be done, and who sees what. By the functions that hold afterwards too. */
import { createHash } from 'node:crypto';
import type { Clock } from '@/lib/clock/case';
import { newJobBy } from '@/lib/clock/model';
import { valueOn } from '@/lib/clock/rules';
import { addDays, type Day } from '@/lib/dates';
import { type Duty, dutiesOf } from '@/lib/duties/model';
import {
  applied,
  type Change,
  changesOf,
  clockOn,
  type EventInput,
  type Happened,
  heldFrom,
  type Known,
  lastLeft,
  present,
  type Side,
} from './model';

/** What is unusual, or only the municipality can say: message keys under `events.notes`, with their day or name. */
export type Note = { key: string; day?: Day; name?: string };
export type Preview = {
  /** The day of which it speaks. */
  day: Day;
  changes: Change[];
  /** `meanwhile`: until a day to come, where that is something else. */
  clock: { was: Clock; will: Clock; meanwhile: Clock | null };
  duties: { gone: Duty[]; come: Duty[]; moved: { was: Duty; will: Duty }[] };
  sides: { closes: Side[]; asked: Side[]; stay: Side[]; opens: string | null };
  /** Of 就労移行支援: months used and left by one reading, all anew by the other, and those that may be added. */
  training: { used: number; left: number; all: number; more: number } | null;
  notes: Note[];
};

export function previewOf(kind: Happened, input: EventInput, known: Known, today: Day): Preview {
  const changes = changesOf(kind, input, known, today);
  const after = applied(known, changes, today);
  const day = heldFrom(changes, today);
  const [was, will] = [clockOn(known, day), clockOn(after, day)];
  const until = clockOn(after, today);
  const meanwhile = day > today && until.state !== clockOn(known, today).state && until.state !== will.state ? until : null;
  const [had, has] = [dutiesOf(known.duties, day), dutiesOf(after.duties, day)];
  const other = (list: Duty[], key: string) => list.find((duty) => duty.key === key);
  const begins = changes.find((change) => change.do === 'add_job');
  return {
    day,
    changes,
    clock: { was, will, meanwhile },
    duties: {
      gone: had.filter(({ key }) => !other(has, key)),
      come: has.filter(({ key }) => !other(had, key)),
      moved: has.flatMap((duty) => {
        const before = other(had, duty.key);
        return before && before.due !== duty.due ? [{ was: before, will: duty }] : [];
      }),
    },
    sides: {
      closes: known.sides.filter((side) => !after.sides.some(({ id }) => id === side.id)),
      asked: after.sides.filter((side) => side.asked && !known.sides.find(({ id }) => id === side.id)?.asked),
      stay: after.sides,
      opens: begins ? begins.job.employer : null,
    },
    training: kind === 'training' ? trainingOf(was, today) : null,
    notes: notesOf(kind, input, known, was, today),
  };
}

function trainingOf({ services }: Clock, today: Day): Preview['training'] {
  const [all, more] = [valueOn('transition_months', today), valueOn('transition_more_months', today)];
  const used = services.reduce((sum, { fact, months }) => sum + (fact.service === 'transition' ? months : 0), 0);
  return { used, left: Math.max(0, all - used), all, more };
}

function notesOf(kind: Happened, input: EventInput, known: Known, was: Clock, today: Day): Note[] {
  const { on, last, why, decision } = input;
  const others = present(known).filter(({ id, endedOn }) => id !== input.job && !endedOn);
  const notes: Note[] = [];
  if (kind === 'hired' && was.state === 'between_jobs') notes.push({ key: 'as_change', day: was.newJobBy! });
  if (kind === 'hired' || kind === 'job_change')
    for (const { employer } of others) notes.push({ key: 'side_by_side', name: employer });
  if (kind === 'job_change') {
    const left = input.job ? last : lastLeft(known)?.endedOn;
    if (left && input.job && on <= left) notes.push({ key: 'overlap' });
    if (left && others.length === 0 && decision !== 'counts') {
      if (on > newJobBy(left)) notes.push({ key: 'late', day: newJobBy(left) });
      else if (on > left) notes.push({ key: 'in_time', day: newJobBy(left) });
      if (was.changes >= valueOn('job_changes', today)) notes.push({ key: 'second' });
    }
    if (why !== 'conditions' && decision !== 'counts') notes.push({ key: `why_${why}` });
    notes.push({ key: decision === '' || decision === 'none' ? 'city_decides' : `said_${decision}` });
  }
  if (kind === 'left_job' && others.length > 0) notes.push({ key: 'still_works', name: others[0]!.employer });
  if (kind === 'leave') notes.push({ key: 'leave_end' }, { key: 'leave_fee' });
  const { contract, end } = was;
  if (kind === 'temporary_use' && contract && (contract.to ?? '9') >= on) notes.push({ key: 'two_services' });
  if (kind === 'temporary_use') notes.push({ key: 'anew_after', day: addDays(input.until, 1) });
  if ((kind === 'end' || kind === 'training') && end && on > end.day) notes.push({ key: 'after_term', day: end.day });
  if (kind === 'end' && input.how === 'full_term' && end && on < end.day) notes.push({ key: 'before_term', day: end.day });
  if (kind === 'training' && present(known).length > 0) notes.push({ key: 'working', name: present(known)[0]!.employer });
  return notes;
}

/** A mark of all that was shown, and of what was typed: it is to be the same when it is told. */
export function markOf(input: EventInput, { clock, duties, sides, training, notes, day }: Preview): string {
  const plain = (one: Clock) => [
    one.state,
    one.end,
    one.readings,
    one.usable,
    one.newJobBy,
    one.changes,
    one.contract,
    one.leave,
  ];
  const shown = [input, day, plain(clock.was), plain(clock.will), clock.meanwhile?.state, duties, sides, training, notes];
  return createHash('sha256').update(JSON.stringify(shown)).digest('hex').slice(0, 20);
}
