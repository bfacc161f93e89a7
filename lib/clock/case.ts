/** The clock of one case: from its facts, where it stands on a day. Pure; the order in which facts were written down does not matter. */
import { addDays, type Day } from '@/lib/dates';
import { type ClockFact, type Ending, type FactKind, standing } from './facts';
import { before, endReadings, halfYear, hiredUntil, monthsUsed, newJobBy } from './model';
import { valueOn } from './rules';

/** From–to of an employment; the last day is absent while it goes on. */
export type Job = { startedOn: Day; endedOn: Day | null };

export type ClockState =
  | 'unknown'
  | 'first_half_year'
  | 'usable'
  | 'applying'
  | 'in_use'
  | 'last_half_year'
  | 'on_leave'
  | 'between_jobs'
  | 'left'
  | 'follow_up'
  | 'ended';
/** The support is used: also while on leave and between two jobs. */
export const isInUse = (state: ClockState): boolean =>
  state === 'in_use' || state === 'last_half_year' || state === 'on_leave' || state === 'between_jobs';
/** The support is over, shortly or long since. */
export const isOver = (state: ClockState): boolean => state === 'follow_up' || state === 'ended';
/** The day it ends, in the last half year before it; else null. A leave or a gap between two jobs does not move the end. */
export const nearEnd = ({ state, end }: Pick<Clock, 'state' | 'end'>, today: Day): Day | null =>
  end && isInUse(state) && isNear(end.day, today) ? end.day : null;
const isNear = (end: Day, today: Day): boolean => today >= before(end, valueOn('handover_ready_months', today));

export type Clock = {
  state: ClockState;
  /** The first day of the half year's count: hired, or the day after a service was used for a time. */
  countedFrom: Day | null;
  reached: Day | null;
  /** The first day on which it can be used; `fact` is a recorded one, which wins over the count. */
  usable: { day: Day; counted: Day; fact?: ClockFact } | null;
  /** The first day of the contract. */
  start: Day | null;
  /** Both readings of the last day, counted from the contract or, before there is one, from the first possible day. */
  readings: { byUse: Day; byHire: Day } | null;
  /** The last day, and what says so: a recorded one, a certificate that goes beyond the count, the contract's end, or the earlier reading. */
  end: { day: Day; by: 'fact' | 'certificate' | 'contract' | 'use' | 'hire' | 'both'; fact?: ClockFact } | null;
  certificates: ClockFact[];
  caps: ClockFact[];
  /** The certificate, and the cap, that hold today; else the last one. */
  certificate: ClockFact | null;
  cap: ClockFact | null;
  /** Services used before, with their months, and of 就労移行支援 what is left of the standard time. */
  services: { fact: ClockFact; months: number; left: number | null }[];
  /** Who helps in the first half year, and whether it must. */
  firstHelp: { fact: ClockFact; how: 'duty' | 'effort' } | null;
  /** After leaving: the last day on which a new job may begin. Absent when the one change is used up. */
  newJobBy: Day | null;
  /** How often a change of job counted as going on working. */
  changes: number;
  applied: ClockFact | null;
  contract: ClockFact | null;
  plan: ClockFact | null;
  /** The leave that goes on, or that has a last day to come. */
  leave: ClockFact | null;
  /** How the use came to its end; null while it goes on. */
  ended: Ending | null;
  /** A contract goes on though by the count its time is over: since when only the municipality can say whether it does. */
  unsettled: Day | null;
};

/** A job that has not begun says nothing yet, unless there is no other. */
export function clockOf(jobs: Job[], all: ClockFact[], today: Day): Clock {
  const known = standing(all);
  const begun = jobs.filter(({ startedOn }) => startedOn <= today);
  const chain = lastChain(begun.length > 0 ? begun : jobs, known);
  const first = chain.jobs[0];
  const last = chain.jobs.at(-1);
  // What belongs to working before, and not to going on working, counts no more.
  const facts = known.filter(
    (fact) =>
      !first || fact.kind === 'prior_service' || ((fact.kind !== 'contract' && fact.to) || fact.from) >= first.startedOn,
  );
  const of = (kind: FactKind) => facts.filter((fact) => fact.kind === kind);
  const contract = of('contract').at(-1) ?? null;

  // Who used a service for a time while employed works six months from its end (留意事項通知).
  const during = of('temporary_use').findLast((fact) => first && fact.to! >= first.startedOn);
  const countedFrom = during ? addDays(during.to!, 1) : (first?.startedOn ?? null);
  const half = countedFrom ? halfYear(countedFrom) : null;
  const [said] = of('usable_from');
  const usable = half ? { day: said?.from ?? half.usableFrom, counted: half.usableFrom, ...(said && { fact: said }) } : null;
  const start = contract?.from ?? null;
  const readings = countedFrom && usable ? endReadings(start ?? usable.day, countedFrom) : null;
  const certificates = of('certificate');
  const term = endOf(readings, certificates.at(-1), of('ends_on')[0]);
  const end: Clock['end'] = contract?.to ? { day: contract.to, by: 'contract', fact: contract } : term;

  const prior = of('prior_service');
  const sender = prior.findLast((fact) => !first || fact.from <= first.startedOn);
  const left = last?.endedOn && last.endedOn < today ? newJobBy(last.endedOn) : null;
  const mayChange = chain.changes < valueOn('job_changes', today);
  const state = stateOf();
  const over = isOver(state);
  const earlier = known.some((fact) => fact.kind === 'contract' && !fact.to && first && fact.from < first.startedOn);
  return {
    state,
    countedFrom,
    reached: half?.reached ?? null,
    usable,
    start,
    readings,
    end,
    certificates,
    caps: of('cap'),
    certificate: holding(certificates, today),
    cap: holding(of('cap'), today),
    services: prior.map((fact) => {
      const months = monthsUsed(fact.from, fact.to! < today ? fact.to! : today);
      const all = valueOn('transition_months', today);
      return { fact, months, left: fact.service === 'transition' ? Math.max(0, all - months) : null };
    }),
    firstHelp: sender ? { fact: sender, how: sender.service === 'transition' ? 'duty' : 'effort' } : null,
    newJobBy: left && mayChange ? left : null,
    changes: chain.changes,
    applied: of('applied').at(-1) ?? null,
    contract,
    plan: of('plan').at(-1) ?? null,
    leave: of('leave').findLast((fact) => !fact.to || fact.to >= today) ?? null,
    ended: over ? (contract?.how ?? (contract?.to && term && contract.to < term.day ? 'early' : 'full_term')) : null,
    unsettled: earlier ? first!.startedOn : state === 'left' && start ? addDays(mayChange ? left! : last!.endedOn!, 1) : null,
  };

  function stateOf(): ClockState {
    if (!first || !last || !usable) return 'unknown';
    if ((contract?.to && contract.to < today) || (start && end && end.day < today))
      return today <= hiredUntil(first.startedOn, 'follow_months') ? 'follow_up' : 'ended';
    if (left) return mayChange && today <= left ? 'between_jobs' : 'left';
    if (start && start <= today) {
      if (of('leave').some((fact) => fact.from <= today && (!fact.to || fact.to >= today))) return 'on_leave';
      return end && isNear(end.day, today) ? 'last_half_year' : 'in_use';
    }
    if (today < usable.day) return 'first_half_year';
    return of('applied').length > 0 || start ? 'applying' : 'usable';
  }
}

/** What says when it ends, unless a contract does: what was recorded, else a certificate that goes on beyond the count, else the earlier reading. */
function endOf(readings: Clock['readings'], certificate: ClockFact | undefined, said: ClockFact | undefined): Clock['end'] {
  if (said) return { day: said.from, by: 'fact', fact: said };
  if (!readings) return null;
  const counted = readings.byUse < readings.byHire ? readings.byUse : readings.byHire;
  if (certificate && certificate.to! > counted) return { day: certificate.to!, by: 'certificate', fact: certificate };
  return { day: counted, by: readings.byUse === readings.byHire ? 'both' : readings.byUse < readings.byHire ? 'use' : 'hire' };
}

/** The one that holds on a day, else the last that has begun, else the first. */
const holding = (facts: ClockFact[], day: Day): ClockFact | null =>
  facts.find((fact) => fact.from <= day && day <= fact.to!) ?? facts.findLast((fact) => fact.from <= day) ?? facts[0] ?? null;

/**
 * The last employments that count as going on working: each began within a month of the one before, at most once, unless something
 * else is written down of the day on which it began. Jobs side by side are one.
 */
function lastChain(jobs: Job[], facts: ClockFact[]): { jobs: Job[]; changes: number } {
  const said = (day: Day) =>
    facts.findLast(({ kind, from }) => from === day && (kind === 'change_counts' || kind === 'change_anew'))?.kind;
  const sorted = [...jobs].sort(
    (a, b) => a.startedOn.localeCompare(b.startedOn) || (a.endedOn ?? '9').localeCompare(b.endedOn ?? '9'),
  );
  let chain: Job[] = [];
  let changes = 0;
  for (const job of sorted) {
    const before = chain.length > 0 ? lastDay(chain) : null;
    if (before !== null && job.startedOn > before) {
      const counted = changes < valueOn('job_changes', job.startedOn) && job.startedOn <= newJobBy(before);
      const allowed = said(job.startedOn) ? said(job.startedOn) === 'change_counts' : counted;
      if (!allowed) chain = [];
      changes = allowed ? changes + 1 : 0;
    }
    chain = [...chain, job];
  }
  // What goes on the longest comes last.
  chain.sort((a, b) => (a.endedOn ?? '9').localeCompare(b.endedOn ?? '9') || a.startedOn.localeCompare(b.startedOn));
  const first = chain.reduce((one, job) => (job.startedOn < one.startedOn ? job : one), chain[0]!);
  return { jobs: chain.length > 1 ? [first, ...chain.filter((job) => job !== first)] : chain, changes };
}

const lastDay = (jobs: Job[]): Day =>
  jobs.reduce((day, { endedOn }) => ((endedOn ?? '9999-12-31') > day ? (endedOn ?? '9999-12-31') : day), '');

/** What a case's bar shows, in order of days: what, when, whether it is past. */
export type Mark = {
  key: 'hired' | 'usable' | 'contract' | 'certificate' | 'share' | 'end' | 'today';
  day: Day;
  /** Of a certificate: until when. */
  until?: Day;
};

export function marksOf(clock: Clock, today: Day): Mark[] {
  const { countedFrom, usable, start, certificates, end } = clock;
  const marks: Mark[] = [
    ...(countedFrom ? [{ key: 'hired' as const, day: countedFrom }] : []),
    ...(usable ? [{ key: 'usable' as const, day: usable.day }] : []),
    ...(start ? [{ key: 'contract' as const, day: start }] : []),
    ...certificates.map((fact) => ({ key: 'certificate' as const, day: fact.from, until: fact.to! })),
    ...(end
      ? [
          { key: 'share' as const, day: before(end.day, valueOn('handover_months', today)) },
          { key: 'end' as const, day: end.day },
        ]
      : []),
    { key: 'today' as const, day: today },
  ];
  const order = ['hired', 'usable', 'contract', 'certificate', 'today', 'share', 'end'];
  return marks.sort((a, b) => a.day.localeCompare(b.day) || order.indexOf(a.key) - order.indexOf(b.key));
}
