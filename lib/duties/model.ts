/**
 * What is to be done by when, derived from what is known; nothing of it is typed in. A rule is one line of data and one derivation; a
 * duty is gone as soon as the fact is there that settles it.
 */
import { type Clock, clockOf, isInUse, type Job, nearEnd } from '@/lib/clock/case';
import type { ClockFact } from '@/lib/clock/facts';
import { before } from '@/lib/clock/model';
import { type RuleName, ruleOn, valueOn } from '@/lib/clock/rules';
import { addDays, addMonths, type Day, daysBetween, periodEnd } from '@/lib/dates';

/** What is known of a case: its papers, its jobs, and of one month when the person was talked with and the company visited. */
export type Worker = { id: string; name: string; reading: string };
export type DutyFacts = {
  caseId: string;
  name: string;
  reading: string;
  agencyId: string;
  /** The support workers of the case. */
  workers: Worker[];
  /** Whether the asker is the supported person, or a member of the team; a manager may be neither. */
  own: boolean;
  mine: boolean;
  endedOn: Day | null;
  jobs: Job[];
  facts: ClockFact[];
  /** The last talk with the person by what counts, and the last visit to a company, in the month (lib/contacts/rules.ts). */
  talkedOn: Day | null;
  visitedOn: Day | null;
  /** Records of the month that they were met for and have neither confirmed nor, with a reason, left: how many, and the oldest. */
  unconfirmed: { n: number; entryId: string } | null;
  /** What was let go of the month's list, and why. */
  excuses: { item: string; reason: string; by: string }[];
  /** Whether a company may be visited: there is one in the month that knows. */
  visitable: boolean;
  /** Of this month and the one before, `YYYY-MM`, those whose report the person was sent. */
  reports: string[];
  /** The last day of the consent that ends next. */
  consentEnds: Day | null;
  /** Months within which the agency itself looks at plans again; null where it has not said so. */
  planMonths: number | null;
  /** The handover: what the person said, whether anything was given, whether they may be asked afterwards, and when they were. */
  handover: { answer: 'wants' | 'nobody' | 'thinking' | null; given: boolean; followUp: boolean; followed: number[] } | null;
};

export type Severity = 'blocks' | 'must' | 'advice';
export type Doer = 'worker' | 'service_manager';
export type DutyKey =
  | 'apply'
  | 'contract'
  | 'certificate_missing'
  | 'certificate_renewal'
  | 'cap_renewal'
  | 'plan_missing'
  | 'plan_law'
  | 'plan_policy'
  | 'talk'
  | 'visit'
  | 'confirm'
  | 'report'
  | 'consent'
  | 'end_six'
  | 'end_three'
  | 'handover'
  | 'follow_up'
  | 'new_job'
  | 'ask_city';
export type Duty = { key: DutyKey; due: Day; severity: Severity; who: Doer; forPerson: boolean; sure: 'rule' | 'practice' };

type Known = { clock: Clock; facts: DutyFacts; today: Day };
type Rule = {
  /** The rule of lib/clock/rules.ts that it rests on. */
  rests: RuleName;
  severity: Severity;
  who: Doer;
  /** Whether the supported person is told too, in words of their own. */
  forPerson: boolean;
  /** The due day, or null when there is nothing to do. */
  due: (known: Known) => Day | null;
};

const inUse = ({ clock }: Known) => isInUse(clock.state);
const from = (day: Day, known: Known, when: Day): Day | null => (known.today >= when ? day : null);
/** Let go for this month, with a reason (lib/duties/month.ts). */
const excused = ({ facts }: Known, item: string) => facts.excuses.some((one) => one.item === item);
const lastOf = (facts: ClockFact[]) =>
  facts.reduce<ClockFact | null>((last, fact) => (!last || fact.to! > last.to! ? fact : last), null);

/** When what is printed on a paper ends, if it is needed any longer than that; told some months ahead. */
function renewal(known: Known, papers: ClockFact[], months: number): Day | null {
  const last = lastOf(papers);
  if (!inUse(known) || !last || (known.clock.end && last.to! >= known.clock.end.day)) return null;
  return from(last.to!, known, before(last.to!, months));
}

const planEnds = ({ clock }: Known, months: number) => (clock.plan ? periodEnd(clock.plan.from, months) : null);
/** What the person chose was given to somebody, or they want nobody. */
const handedOver = ({ facts }: Known) => facts.handover?.answer === 'nobody' || facts.handover?.given === true;

/** When somebody who agreed to it is asked next how it goes after the end; told a fortnight ahead. */
function nextFollowUp({ clock, facts, today }: Known): { months: number; due: Day } | null {
  const end = [clock.end?.day, facts.endedOn].filter((day) => !!day).sort()[0];
  if (!end || end >= today || !facts.handover?.followUp) return null;
  const next = followUps(today).find((months) => !facts.handover!.followed.includes(months));
  const due = next && addMonths(end, next);
  return due && today >= addDays(due, -14) ? { months: next, due } : null;
}
/** Months after the end when that is. */
export const followUps = (day: Day): number[] => [valueOn('follow_up_months', day), valueOn('follow_up_last_months', day)];

export const rules: Record<DutyKey, Rule> = {
  apply: {
    rests: 'half_year_months',
    severity: 'must',
    who: 'worker',
    forPerson: true,
    due: (known) => {
      const { state, usable, applied, start } = known.clock;
      if (!usable || applied || !(state === 'first_half_year' || state === 'usable') || start) return null;
      return from(usable.day, known, before(usable.day, valueOn('renewal_months', known.today)));
    },
  },
  contract: {
    rests: 'months_from_hire',
    severity: 'must',
    who: 'worker',
    forPerson: false,
    due: ({ clock, today }) =>
      clock.state === 'applying' && !clock.start && clock.usable!.day <= today ? clock.usable!.day : null,
  },
  certificate_missing: {
    rests: 'certificate_months',
    severity: 'blocks',
    who: 'worker',
    forPerson: false,
    due: (known) => (inUse(known) && known.clock.certificates.length === 0 ? known.clock.start : null),
  },
  certificate_renewal: {
    rests: 'renewal_months',
    severity: 'blocks',
    who: 'worker',
    forPerson: true,
    due: (known) => renewal(known, known.clock.certificates, valueOn('renewal_months', known.today)),
  },
  cap_renewal: {
    rests: 'certificate_months',
    severity: 'blocks',
    who: 'worker',
    forPerson: false,
    due: (known) => renewal(known, known.clock.caps, 1),
  },
  plan_missing: {
    rests: 'plan_months',
    severity: 'blocks',
    who: 'service_manager',
    forPerson: false,
    due: (known) => (inUse(known) && !known.clock.plan ? known.clock.start : null),
  },
  plan_law: {
    rests: 'plan_months',
    severity: 'blocks',
    who: 'service_manager',
    forPerson: true,
    due: (known) => {
      const due = planEnds(known, valueOn('plan_months', known.today));
      return inUse(known) && due ? from(due, known, addDays(due, -30)) : null;
    },
  },
  plan_policy: {
    rests: 'plan_policy_months',
    severity: 'advice',
    who: 'service_manager',
    forPerson: false,
    due: (known) => {
      const months = known.facts.planMonths ?? valueOn('plan_policy_months', known.today);
      const [due, law] = [planEnds(known, months), planEnds(known, valueOn('plan_months', known.today))];
      // Once the law's day is near, that one is said instead.
      return inUse(known) && due && law && known.today < addDays(law, -30) ? from(due, known, addDays(due, -14)) : null;
    },
  },
  talk: {
    rests: 'meetings_a_month',
    severity: 'blocks',
    who: 'worker',
    forPerson: true,
    due: (known) => (inUse(known) && !known.facts.talkedOn && !excused(known, 'talk') ? monthEnd(known.today) : null),
  },
  visit: {
    rests: 'visits_a_month',
    severity: 'advice',
    who: 'worker',
    forPerson: false,
    due: (known) =>
      ['in_use', 'last_half_year'].includes(known.clock.state) &&
      known.facts.visitable &&
      !known.facts.visitedOn &&
      !excused(known, 'visit')
        ? monthEnd(known.today)
        : null,
  },
  confirm: {
    rests: 'meetings_a_month',
    severity: 'blocks',
    who: 'worker',
    forPerson: false,
    due: (known) => (known.facts.unconfirmed && !excused(known, 'confirm') ? monthEnd(known.today) : null),
  },
  report: {
    rests: 'reports_a_month',
    severity: 'blocks',
    who: 'worker',
    forPerson: false,
    due: (known) => {
      const { clock, facts, today } = known;
      const before = addMonths(`${today.slice(0, 7)}-01`, -1);
      if (!inUse(known) || !clock.start || excused(known, 'report')) return null;
      if (clock.start < addMonths(before, 1) && !facts.reports.includes(before.slice(0, 7))) return monthEnd(before);
      return facts.reports.includes(today.slice(0, 7)) ? null : from(monthEnd(today), known, addDays(monthEnd(today), -7));
    },
  },
  consent: {
    rests: 'certificate_months',
    severity: 'advice',
    who: 'worker',
    forPerson: false,
    due: ({ facts }) => facts.consentEnds,
  },
  end_six: {
    rests: 'handover_ready_months',
    severity: 'must',
    who: 'worker',
    forPerson: true,
    due: (known) => {
      const end = nearEnd(known.clock, known.today);
      if (!end || known.facts.handover) return null;
      const share = before(end, valueOn('handover_months', known.today));
      return known.today <= share ? share : null;
    },
  },
  end_three: {
    rests: 'handover_months',
    severity: 'must',
    who: 'worker',
    forPerson: true,
    due: (known) => {
      const end = nearEnd(known.clock, known.today);
      if (!end || handedOver(known)) return null;
      return known.today > before(end, valueOn('handover_months', known.today)) ? end : null;
    },
  },
  handover: {
    rests: 'handover_months',
    severity: 'must',
    who: 'worker',
    forPerson: true,
    due: (known) => {
      const { end } = known.clock;
      if (!end || !inUse(known) || !known.facts.handover || handedOver(known)) return null;
      const share = before(end.day, valueOn('handover_months', known.today));
      return known.today <= share ? share : null;
    },
  },
  follow_up: {
    rests: 'follow_up_months',
    severity: 'advice',
    who: 'worker',
    forPerson: true,
    due: (known) => nextFollowUp(known)?.due ?? null,
  },
  new_job: {
    rests: 'job_change_months',
    severity: 'must',
    who: 'worker',
    forPerson: true,
    due: ({ clock }) => (clock.state === 'between_jobs' ? clock.newJobBy : null),
  },
  ask_city: {
    rests: 'job_changes',
    severity: 'must',
    who: 'worker',
    forPerson: true,
    due: ({ clock }) => clock.unsettled,
  },
};

export const monthEnd = (day: Day): Day => addDays(addMonths(`${day.slice(0, 7)}-01`, 1), -1);

/** All that is due in a case, soonest first. The order in which its facts were written down does not matter. */
export function dutiesOf(facts: DutyFacts, today: Day): Duty[] {
  const over = !!facts.endedOn && facts.endedOn < today;
  const known: Known = { clock: clockOf(facts.jobs, facts.facts, today), facts, today };
  return (Object.keys(rules) as DutyKey[])
    .filter((key) => !over || key === 'follow_up')
    .flatMap((key): Duty[] => {
      const { due, rests, severity, who, forPerson } = rules[key];
      const day = due(known);
      return day ? [{ key, due: day, severity, who, forPerson, sure: ruleOn(rests, today).sure }] : [];
    })
    .sort((a, b) => a.due.localeCompare(b.due) || a.key.localeCompare(b.key));
}

export const groups = ['over', 'week', 'month', 'later'] as const;
export type Group = (typeof groups)[number];
const groupOf = (due: Day, today: Day): Group =>
  due < today ? 'over' : daysBetween(today, due) <= 7 ? 'week' : due <= monthEnd(today) ? 'month' : 'later';

export const weight: Record<Severity, number> = { blocks: 0, must: 1, advice: 2 };
/** What the asker said in a meeting that they would do, until it is done. */
export type Todo = { caseId: string; meetingId: string; entryId: string; words: string; due: Day };
/** A duty in a list: derived by a rule, or taken on in a meeting. */
export type Listed = Omit<Duty, 'key'> & { key: DutyKey | 'todo'; todo?: Todo; of: DutyFacts; group: Group };

const taken = (todo: Todo) =>
  ({ key: 'todo', todo, due: todo.due, severity: 'must', who: 'worker', forPerson: false, sure: 'practice' }) as const;

/** A list of duties, worker by worker: each with those of their cases, in the order in which they are met. */
export function byWorker(duties: Listed[]): { worker: Worker; duties: Listed[] }[] {
  const workers = new Map(duties.flatMap(({ of }) => of.workers).map((worker) => [worker.id, worker]));
  return [...workers.values()].map((worker) => ({
    worker,
    duties: duties.filter(({ of }) => of.workers.some(({ id }) => id === worker.id)),
  }));
}

/** The duties of many cases: by when they are due, what weighs more first, alike ones together, those by the reading of the name. */
export function listed(cases: DutyFacts[], today: Day, todos: Todo[] = []): Listed[] {
  return cases
    .flatMap((of) =>
      [...dutiesOf(of, today), ...todos.filter(({ caseId }) => caseId === of.caseId).map(taken)].map((duty) => ({
        ...duty,
        of,
        group: groupOf(duty.due, today),
      })),
    )
    .sort(
      (a, b) =>
        groups.indexOf(a.group) - groups.indexOf(b.group) ||
        weight[a.severity] - weight[b.severity] ||
        a.due.localeCompare(b.due) ||
        a.key.localeCompare(b.key) ||
        a.of.reading.localeCompare(b.of.reading, 'ja'),
    );
}
