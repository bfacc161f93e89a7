/**
 * The list of a month: what makes it whole, derived from records; nothing of it is typed in. The same facts as the
 * duties', seen from a month's end.
 */
import { z } from 'zod';
import { type Clock, clockOf } from '@/lib/clock/case';
import { type ClockFact, type FactKind, standing } from '@/lib/clock/facts';
import { valueOn } from '@/lib/clock/rules';
import { addDays, type Day, monthOf, periodEnd } from '@/lib/dates';
import { textField } from '@/lib/forms/fields';
import { type DutyFacts, monthEnd, type Severity } from './model';

/** In the order in which they are seen to. Stored for ever (app.excuse). */
export const monthItems = ['talk', 'report', 'confirm', 'plan', 'certificate', 'cap', 'visit'] as const;
export type MonthItem = (typeof monthItems)[number];
export const isMonthItem = (item: unknown): item is MonthItem => (monthItems as readonly unknown[]).includes(item);

/** The fee of a month hangs on all but the visit, which is a duty of effort. */
export const severityOf = (item: MonthItem): Severity => (item === 'visit' ? 'advice' : 'blocks');

/**
 * `done`: it is there, since `day` where there is one. `missing`: not, from `day` on where that is a paper's gap. `excused`: let go, with a
 * reason. `none`: not asked of this case: no company may be visited, nobody was met.
 */
export type MonthState =
  | { item: MonthItem; state: 'done'; day: Day | null }
  | { item: MonthItem; state: 'missing'; day: Day | null; n?: number; entryId?: string }
  | { item: MonthItem; state: 'excused'; reason: string; by: string }
  | { item: MonthItem; state: 'none' };

/** A case's month: since when the service is used and the days of the month on which it is, and where each item stands. */
export type CaseMonth = {
  of: DutyFacts;
  start: Day;
  from: Day;
  to: Day;
  items: MonthState[];
  missing: MonthState[];
  blocked: boolean;
};

/**
 * Where a case stands in a month; null when the service is not used on any day of it.
 * @param month 'YYYY-MM'; the facts are of that month
 */
export function caseMonth(facts: DutyFacts, month: string, today: Day): CaseMonth | null {
  const used = daysUsed(facts, month, today);
  if (!used) return null;
  const { clock, start, from, to } = used;

  const visits = facts.visitable && clock.state !== 'on_leave';
  const papers = (kind: FactKind) => standing(facts.facts).filter((fact) => fact.kind === kind);
  const plans = plansHold(facts.facts);
  const printed = (kind: FactKind) => papers(kind).map((fact) => [fact.from, fact.to!] as const);
  const done = (item: MonthItem, day: Day | null): MonthState =>
    day ? { item, state: 'done', day } : { item, state: 'missing', day: null };
  const covered = (item: MonthItem, spans: (readonly [Day, Day])[]): MonthState => {
    const gap = firstGap(spans, from, to);
    return gap ? { item, state: 'missing', day: gap } : { item, state: 'done', day: null };
  };
  const found: Record<MonthItem, MonthState> = {
    talk: done('talk', facts.talkedOn),
    report: { item: 'report', state: facts.reports.includes(month) ? 'done' : 'missing', day: null },
    confirm: facts.unconfirmed
      ? { item: 'confirm', state: 'missing', day: null, ...facts.unconfirmed }
      : facts.talkedOn
        ? { item: 'confirm', state: 'done', day: null }
        : { item: 'confirm', state: 'none' },
    plan: covered('plan', plans),
    certificate: covered('certificate', printed('certificate')),
    cap: covered('cap', printed('cap')),
    visit: visits || facts.visitedOn ? done('visit', facts.visitedOn) : { item: 'visit', state: 'none' },
  };
  const items = monthItems.map((item): MonthState => {
    const excuse = facts.excuses.find((one) => one.item === item);
    return found[item].state === 'missing' && excuse
      ? { item, state: 'excused', reason: excuse.reason, by: excuse.by }
      : found[item];
  });
  const missing = items.filter(({ state }) => state === 'missing');
  return { of: facts, start, from, to, items, missing, blocked: missing.some(({ item }) => severityOf(item) === 'blocks') };
}

/** The days of a month on which the service is used, with the clock that says so; null when it is not on any. */
export function daysUsed(
  { jobs, facts, endedOn }: Pick<DutyFacts, 'jobs' | 'facts' | 'endedOn'>,
  month: string,
  today: Day,
): { clock: Clock; start: Day; from: Day; to: Day } | null {
  const first = `${month}-01`;
  const last = monthEnd(first);
  const clock = clockOf(jobs, facts, today < last ? today : last);
  const ends = [last, clock.end?.day, endedOn].filter((day): day is Day => !!day).sort();
  const [start, to] = [clock.start, ends[0]!];
  if (!start || clock.state === 'unknown') return null;
  const from = start > first ? start : first;
  return from > to ? null : { clock, start, from, to };
}

/** From when to when each plan of a case holds: by law it is looked at again within six months. */
export const plansHold = (facts: ClockFact[]): (readonly [Day, Day])[] =>
  standing(facts)
    .filter(({ kind }) => kind === 'plan')
    .map(({ from: day }) => [day, periodEnd(day, valueOn('plan_months', day))] as const);

/** The first day from one to another that no span holds; null when every one is held. */
export function firstGap(spans: (readonly [Day, Day])[], from: Day, to: Day): Day | null {
  let day = from;
  for (const [begin, end] of [...spans].sort((a, b) => a[0].localeCompare(b[0]))) {
    if (begin <= day && end >= day) day = addDays(end, 1);
    if (day > to) return null;
  }
  return day;
}

/** The months of cases, by what they need first: what the fee hangs on, in the order of the items; alike ones by the reading of the name. */
export function byUrgency(months: CaseMonth[]): CaseMonth[] {
  const weight = ({ missing }: CaseMonth) =>
    missing.reduce((sum, { item }) => sum + 2 ** (monthItems.length - monthItems.indexOf(item)), 0);
  return [...months].sort((a, b) => weight(b) - weight(a) || a.of.reading.localeCompare(b.of.reading, 'ja'));
}

export const excuseForm = z.strictObject({ reason: textField({ max: 1000, empty: 'month.errors.reason' }) });

/** A month that a list may be asked for, from the service's beginning to this one; else this one. */
export function monthAsked(asked: unknown, today: Day): string {
  const now = monthOf(today);
  return typeof asked === 'string' && /^\d{4}-(0[1-9]|1[0-2])$/.test(asked) && asked >= '2018-04' && asked <= now ? asked : now;
}

/** The month before or after. */
export const monthBeside = (month: string, step: 1 | -1): string =>
  monthOf(addDays(step === 1 ? monthEnd(`${month}-01`) : `${month}-01`, step));
