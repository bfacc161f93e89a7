/**
 * 就労定着率: of all who used the service in the three years up to the end of the fiscal year before, those who are at work at its end.
 * Municipalities read "all of three years" in two ways; both are counted. Who is counted, and why, stands behind each number. Pure.
 */
import type { Job } from '@/lib/clock/case';
import { newJobBy } from '@/lib/clock/model';
import { valueOn } from '@/lib/clock/rules';
import type { Day } from '@/lib/dates';
import { amountOn, baseUnits, rateYears, type Tier, tierOf } from './rules';

/** `used`: who used it on any day of the three years. `begun`: who began to use it in them. */
export const readings = ['used', 'begun'] as const;
export type Reading = (typeof readings)[number];

/** Who uses or used the service of an agency. Also who has finished it counts. */
export type ServiceUser = {
  caseId: string;
  name: string;
  reading: string;
  startedOn: Day;
  endedOn: Day | null;
  jobs: Job[];
};

/** At work at the end; so, with a change of job within a month; not any more since; or nobody has written where they work. */
export type Standing = 'working' | 'changed' | 'left' | 'unknown';
export type Counted = ServiceUser & { standing: Standing; leftOn: Day | null };

export type Rate = {
  /** The three years, and the day on which work is asked of: their last, or today while they go on. */
  from: Day;
  to: Day;
  on: Day;
  people: Counted[];
  users: number;
  working: number;
  /** Null while nobody is counted. */
  percent: number | null;
  tier: Tier | null;
  /** The tier above, and how many more would have to be at work. */
  next: { tier: Tier; more: number } | null;
};

/** The fiscal year (April to March) of a day. */
export const fiscalYear = (day: Day): number => Number(day.slice(0, 4)) - (day.slice(5) < '04-01' ? 1 : 0);
export const firstOfYear = (year: number): Day => `${year}-04-01`;

/** A fiscal year that may be asked for: from the fee's beginning to the next one; else this one. */
export function yearAsked(asked: unknown, today: Day): number {
  const [year, now] = [Number(asked), fiscalYear(today)];
  return Number.isInteger(year) && year >= 2024 && year <= now + 1 ? year : now;
}

/**
 * The rate by which a fiscal year's fee goes.
 * @param before people from before the portal, as numbers, whom no case stands for
 */
export function rateOf(
  users: ServiceUser[],
  year: number,
  reading: Reading,
  before: { users: number; working: number },
  today: Day,
): Rate {
  const years = amountOn(rateYears, firstOfYear(year));
  const [from, to] = [firstOfYear(year - years), `${year}-03-31`];
  const on = today < to ? today : to;
  const people = users
    .filter(
      ({ startedOn, endedOn }) => startedOn <= on && (reading === 'used' ? !endedOn || endedOn >= from : startedOn >= from),
    )
    .map((user): Counted => ({ ...user, ...standingOf(user, on) }))
    .sort((a, b) => order.indexOf(a.standing) - order.indexOf(b.standing) || a.reading.localeCompare(b.reading, 'ja'));
  const all = people.length + before.users;
  const working =
    people.filter(({ standing }) => standing === 'working' || standing === 'changed').length +
    Math.min(before.working, before.users);
  const percent = all > 0 ? (100 * working) / all : null;
  // By whole numbers: 19 of 20 are 95 %.
  const tiers = amountOn(baseUnits, firstOfYear(year));
  const place = tiers.findIndex(([least]) => working * 100 >= least * all);
  const above = all > 0 ? tiers[place - 1] : undefined;
  return {
    from,
    to,
    on,
    people,
    users: all,
    working,
    percent,
    tier: percent === null ? null : tiers[place]!,
    next: above ? { tier: above, more: Math.ceil((above[0] * all) / 100) - working } : null,
  };
}
const order: Standing[] = ['working', 'changed', 'left', 'unknown'];

/** Whether somebody has gone on working up to a day; a change of job within a month is not an end, once. */
export function standingOf(
  { startedOn, jobs }: Pick<ServiceUser, 'startedOn' | 'jobs'>,
  on: Day,
): Pick<Counted, 'standing' | 'leftOn'> {
  const until = (job: Job) => job.endedOn ?? '9999-12-31';
  const reach = (by: Day, at: Day) =>
    jobs.filter((job) => job.startedOn <= by).reduce((day, job) => (until(job) > day ? until(job) : day), at);
  if (!jobs.some((job) => job.startedOn <= on)) return { standing: 'unknown', leftOn: null };
  let end = reach(startedOn, '');
  if (end === '') end = reach(jobs.map((job) => job.startedOn).sort()[0]!, '');
  let changes = 0;
  for (;;) {
    // Jobs side by side are one.
    const beside = reach(end, end);
    if (beside > end) {
      end = beside;
      continue;
    }
    if (end >= on) return { standing: changes > 0 ? 'changed' : 'working', leftOn: null };
    const next = changes < valueOn('job_changes', end) ? reach(newJobBy(end), end) : end;
    if (next === end) return { standing: 'left', leftOn: end };
    changes += 1;
    end = next;
  }
}

/** A rate as it is written: one figure after the point, never rounded up into a tier. */
export const percentWords = (percent: number): string => String(Math.floor(percent * 10 + 1e-9) / 10);

/** The units that a rate gives, for a fiscal year. */
export const unitsOf = (percent: number, year: number): number => tierOf(percent, firstOfYear(year))[1];
