/**
 * What happens in somebody's working life, and what follows from it: a form, what would be written (`changesOf`), and what is known after
 * that (`applied`). Pure: the preview (preview.ts) and the transaction (commands.ts) both go by these.
 */
import { z } from 'zod';
import { type Clock, clockOf } from '@/lib/clock/case';
import { bareFact, type ClockFact, type Ending, endings, type FactInput, priorServices, standing } from '@/lib/clock/facts';
import { addDays, type Day } from '@/lib/dates';
import { type DutyFacts, monthEnd } from '@/lib/duties/model';
import type { Disclosure, NewJob } from '@/lib/employments/model';
import type { LifeEvent } from '@/lib/entries/model';
import type { Fields } from '@/lib/forms/body';
import { dayField, textField } from '@/lib/forms/fields';
import { type FieldErrors, fieldErrors } from '@/lib/forms/state';

export const happened = [
  'hired',
  'job_change',
  'left_job',
  'hours_changed',
  'leave',
  'return',
  'temporary_use',
  'end',
  'training',
] as const;
export type Happened = (typeof happened)[number];
export const isHappened = (kind: unknown): kind is Happened => (happened as readonly unknown[]).includes(kind);
/** What only the support team tells: it is on papers of the service. */
const teamOnly: readonly Happened[] = ['temporary_use', 'end', 'training'];
export const mayTell = (kind: Happened, team: boolean): boolean => team || !teamOnly.includes(kind);

/** As which entry it stands on the timeline. */
export const entryOf = (kind: Happened): LifeEvent => (kind === 'training' ? 'back_to_training' : kind);

export const whys = ['conditions', 'other', 'unsure'] as const;
export const decisions = ['none', 'counts', 'anew'] as const;

type Field =
  | 'on'
  | 'until'
  | 'job'
  | 'last'
  | 'employer'
  | 'workplace'
  | 'work'
  | 'service'
  | 'office'
  | 'why'
  | 'decision'
  | 'said'
  | 'how'
  | 'words';
/** What each asks for, in the order of its form. */
export const fieldsOf: Record<Happened, readonly Field[]> = {
  hired: ['employer', 'workplace', 'work', 'on', 'words'],
  job_change: ['job', 'last', 'why', 'employer', 'workplace', 'work', 'on', 'decision', 'said', 'words'],
  left_job: ['job', 'last', 'words'],
  hours_changed: ['on', 'words'],
  leave: ['on', 'until', 'words'],
  return: ['on', 'words'],
  temporary_use: ['service', 'office', 'on', 'until', 'words'],
  end: ['how', 'on', 'words'],
  training: ['on', 'words'],
};

const line = () => textField({ max: 200 });
const one = <const T extends readonly [string, ...string[]]>(choices: T) => z.enum(choices).or(z.literal('')).default('');

export const eventForm = z.strictObject({
  on: dayField(),
  until: dayField(),
  job: z.uuid().or(z.literal('')).default(''),
  last: dayField(),
  employer: line(),
  workplace: line(),
  work: line(),
  service: one(priorServices),
  office: line(),
  why: one(whys),
  decision: one(decisions),
  said: textField({ max: 1000 }),
  how: one(endings),
  words: textField({ max: 2000 }),
});
export type EventInput = z.output<typeof eventForm>;

/** All that is wrong with what was typed, in the order of the form: what is no day or too long, and what cannot be by what is known. */
export function errorsOf(kind: Happened, typed: Fields, known: Known, today: Day): FieldErrors {
  const malformed = fieldErrors(eventForm, typed);
  const readable = Object.fromEntries(Object.entries(typed).filter(([field]) => !(field in malformed)));
  const errors: FieldErrors = { ...judge(kind, eventForm.parse(readable), known, today), ...malformed };
  return Object.fromEntries(fieldsOf[kind].flatMap((field) => (errors[field] ? [[field, errors[field]]] : [])));
}
export const tellForm = z.strictObject({ mark: z.string().max(100) });
export const eventDraft = (caseId: string, kind: Happened) => `event:${caseId}:${kind}`;

/** A job, with what its workplace knows. */
export type KnownJob = {
  id: string;
  employer: string;
  reading: string;
  startedOn: Day;
  endedOn: Day | null;
  disclosure: Disclosure;
};
/** An open side beside the person and the team: who is there, what it reads, and whether that is being asked about already. */
export type Side = {
  id: string;
  kind: 'family' | 'employer' | 'partner';
  label: string;
  reading: string;
  employmentId: string | null;
  people: { name: string; reading: string }[];
  reads: boolean;
  asked: boolean;
  /** The last day of its consent that ends next, within a month. */
  ends: Day | null;
};
/** All that an event may move. `duties.facts` and `duties.jobs` are the same days again; these hold more of each. */
export type Known = { duties: DutyFacts; facts: ClockFact[]; jobs: KnownJob[]; sides: Side[] };

export const clockOn = ({ jobs, facts }: Pick<Known, 'jobs' | 'facts'>, day: Day): Clock => clockOf(jobs, facts, day);
/** The jobs that go on, and the one that ended last. */
export const present = ({ jobs }: Known): KnownJob[] => jobs.filter(({ endedOn }) => !endedOn);
export const lastLeft = ({ jobs }: Known): KnownJob | undefined =>
  jobs
    .filter(({ endedOn }) => endedOn)
    .sort((a, b) => a.endedOn!.localeCompare(b.endedOn!) || a.id.localeCompare(b.id))
    .at(-1);
const openLeave = ({ facts }: Known, day: Day) =>
  standing(facts).findLast((fact) => fact.kind === 'leave' && fact.from <= day && (!fact.to || fact.to >= day));
const contractOf = (known: Known, today: Day) => {
  const { contract } = clockOn(known, today);
  return contract && !contract.to ? contract : null;
};

/** What cannot be, by field: message keys. What is only unusual is said in the preview. */
export function judge(kind: Happened, input: EventInput, known: Known, today: Day): Partial<Record<Field, string>> {
  const wrong: Partial<Record<Field, string>> = {};
  const say = (field: Field, message: string) => {
    wrong[field] ??= `events.errors.${message}`;
  };
  const asks = (field: Field) => fieldsOf[kind].includes(field);
  const { on, until, last } = input;
  const job = known.jobs.find(({ id }) => id === input.job);
  const begun = known.jobs.map(({ startedOn }) => startedOn).sort()[0];
  const between = (field: 'on' | 'until' | 'last') => {
    if (input[field] !== '' && (input[field] < '1950' || input[field] > addDays(today, 3 * 366))) say(field, 'far');
  };

  if (asks('job') && (kind === 'left_job' || present(known).length > 0)) {
    if (present(known).length === 0) say('job', 'no_job');
    else if (!job || job.endedOn) say('job', 'job');
    if (last === '') say('last', 'last');
    else if (last > today) say('last', 'last_to_come');
    else if (job && last < job.startedOn) say('last', 'before_job');
    if (job && last !== '' && known.facts.some((fact) => !fact.withdrawnAt && fact.kind === 'leave' && fact.from > last))
      say('last', 'before_leave');
  }
  if (asks('why') && input.why === '') say('why', 'why');
  if (asks('employer') && input.employer.trim() === '') say('employer', 'employer');
  if (asks('service') && input.service === '') say('service', 'service');
  if (asks('how') && input.how === '') say('how', 'how');
  if (asks('on') && on === '') say('on', 'on');
  between('on');
  between('until');
  between('last');
  if (on !== '' && until !== '' && until < on) say('until', 'order');
  if ((kind === 'hired' || kind === 'job_change') && on > addDays(today, 366)) say('on', 'far');
  if (kind === 'hours_changed' && input.words.trim() === '') say('words', 'words');
  if (input.decision === 'counts' || input.decision === 'anew') if (input.said.trim() === '') say('said', 'said');

  if (kind === 'job_change' && present(known).length === 0) {
    const left = lastLeft(known);
    if (!left) say('employer', 'no_job_before');
    else if (on !== '' && on <= left.endedOn!) say('on', 'before_left');
  }
  if (kind === 'job_change' && job && on !== '' && on < job.startedOn) say('on', 'before_job');
  if (kind === 'leave' || kind === 'temporary_use' || kind === 'return' || kind === 'hours_changed') {
    if (!begun) say('on', 'no_job');
    else if (on !== '' && on < begun) say('on', 'before_job');
  }
  if (kind === 'leave' && on !== '') {
    const other = known.facts.find(
      (fact) => !fact.withdrawnAt && fact.kind === 'leave' && fact.from <= (until || '9999') && (fact.to ?? '9999') >= on,
    );
    if (other) say('on', other.to ? 'leave_twice' : 'on_leave');
  }
  if (kind === 'return' && on !== '') {
    if (!openLeave(known, on) && !openLeave(known, addDays(on, -1))) say('on', 'no_leave');
    else if (!leaveBefore(known, on)) say('on', 'leave_begins');
  }
  if (kind === 'temporary_use' && until === '') say('until', 'until');
  if (kind === 'end' || kind === 'training') {
    const contract = contractOf(known, today);
    if (!contract) say('on', 'no_contract');
    else if (on !== '' && on < contract.from) say('on', 'before_contract');
  }
  return wrong;
}

/** The leave from which somebody comes back on a day: it has begun before. */
const leaveBefore = (known: Known, back: Day) => openLeave(known, addDays(back, -1));

export type Change =
  | { do: 'end_job'; job: KnownJob; last: Day }
  | { do: 'add_job'; job: NewJob }
  | { do: 'write'; fact: FactInput }
  | { do: 'end'; fact: ClockFact; last: Day; how: Ending | null };

/** What is to be written, in this order. The input has been judged. */
export function changesOf(kind: Happened, input: EventInput, known: Known, today: Day): Change[] {
  const { on, until, last, said } = input;
  const write = (fact: Pick<FactInput, 'kind' | 'from'> & Partial<FactInput>): Change => ({
    do: 'write',
    fact: { service: '', office: '', yen: '', to: '', reason: '', number: '', ...fact },
  });
  const leaving = (): Change[] => {
    const job = known.jobs.find(({ id }) => id === input.job);
    if (!job) return [];
    const leave = present(known).length === 1 ? openLeave(known, last) : undefined;
    return [
      { do: 'end_job', job, last },
      ...(leave && leave.to !== last ? [{ do: 'end' as const, fact: leave, last, how: null }] : []),
    ];
  };
  const { employer, workplace, work } = input;
  const beginning: Change = { do: 'add_job', job: { employer, workplace, job: work, since: on } };
  switch (kind) {
    case 'hired':
      return [beginning];
    case 'left_job':
      return leaving();
    case 'job_change': {
      // Said by the municipality, or by the reason: only a change for better conditions counts as going on working.
      const spoken = input.decision === 'counts' || input.decision === 'anew';
      return [
        ...leaving(),
        beginning,
        ...(spoken
          ? [write({ kind: `change_${input.decision as 'counts' | 'anew'}`, from: on, reason: said })]
          : input.why === 'other'
            ? [write({ kind: 'change_anew', from: on, reason: input.words.trim() || otherWhy })]
            : []),
      ];
    }
    case 'hours_changed':
      return [];
    case 'leave':
      return [write({ kind: 'leave', from: on, to: until })];
    case 'return': {
      const leave = leaveBefore(known, on)!;
      return [{ do: 'end', fact: leave, last: addDays(on, -1), how: null }];
    }
    case 'temporary_use':
      return [write({ kind: 'temporary_use', from: on, to: until, service: input.service, office: input.office })];
    case 'end':
    case 'training':
      return [
        { do: 'end', fact: contractOf(known, today)!, last: on, how: kind === 'training' ? 'training' : (input.how as Ending) },
      ];
  }
}
/** The reason as it is kept where no words are: for readers of papers, in the language of papers. */
const otherWhy = 'よりよい条件で働くためではない転職';

/** From which day on what is written holds: today, or the last of the days to come that something begins. */
export function heldFrom(changes: Change[], today: Day): Day {
  const begins = changes.map((change) => {
    if (change.do === 'add_job') return change.job.since;
    return change.do === 'write' ? change.fact.from : addDays(change.last, 1);
  });
  return [today, ...begins].sort().at(-1)!;
}

/** What is known once that is written: as the transaction leaves it. */
export function applied(known: Known, changes: Change[], today: Day): Known {
  let { jobs, facts, sides } = known;
  for (const change of changes) {
    if (change.do === 'end_job') {
      jobs = jobs.map((job) => (job.id === change.job.id ? { ...job, endedOn: change.last } : job));
      sides = sides.filter(({ employmentId }) => employmentId !== change.job.id);
    } else if (change.do === 'add_job') {
      const { employer, since } = change.job;
      jobs = [...jobs, { id: '', employer, reading: '', startedOn: since, endedOn: null, disclosure: 'closed' }];
    } else if (change.do === 'write') {
      facts = [...facts, paper(change.fact)];
    } else {
      const { fact, last, how } = change;
      facts = facts.map((one) => (one.id === fact.id ? { ...one, to: last, how } : one));
    }
  }
  const moved = changes.some((change) => change.do === 'end_job' || change.do === 'add_job');
  if (moved) sides = sides.map((side) => ({ ...side, asked: side.asked || side.reads }));
  const consentEnds = sides.flatMap(({ ends }) => ends ?? []).sort()[0] ?? null;
  const duties = { ...known.duties, jobs, facts, consentEnds, visitable: visitable(jobs, today) };
  return { duties, jobs, facts, sides };
}

/** Whether a company may be visited this month (lib/duties/queries.ts asks the same). */
const visitable = (jobs: KnownJob[], today: Day): boolean =>
  jobs.some(
    ({ disclosure, startedOn, endedOn }) =>
      disclosure !== 'closed' && (!endedOn || endedOn >= today) && startedOn <= monthEnd(today),
  );

const paper = ({ kind, from, to, service, office, reason }: FactInput): ClockFact => ({
  ...bareFact(kind, from, to || null),
  service: service || null,
  office,
  reason,
});
