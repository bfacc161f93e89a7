/**
 * The clock of 就労定着支援: from when it can be used, until when, and where one stands. Pure; every answer is an estimate (目安)
 * until the certificate says it. All counting of months is periodEnd's (lib/dates.ts).
 */
import { addDays, addMonths, type Day, periodEnd } from '@/lib/dates';
import { type RuleName, valueOn } from './rules';

/** The half year of work before: its last day, and the first day on which the service can be used (留意事項通知's examples). */
export function halfYear(countedFrom: Day): { reached: Day; usableFrom: Day } {
  const reached = periodEnd(countedFrom, valueOn('half_year_months', countedFrom));
  return { reached, usableFrom: addDays(reached, 1) };
}

/** The last day by both readings, with the one that comes first. `start` is the first day of use. */
export function endReadings(start: Day, countedFrom: Day) {
  const byUse = periodEnd(start, valueOn('use_months', start));
  const byHire = hiredUntil(countedFrom, 'months_from_hire', start);
  return { byUse, byHire, estimated: byUse < byHire ? byUse : byHire };
}

/** The last day of months that are counted from being hired. */
export const hiredUntil = (hired: Day, rule: RuleName, on: Day = hired): Day => periodEnd(hired, valueOn(rule, on));

/** The last day on which a new job may begin, so that it counts as going on working. `left` is the last day of the old one. */
export const newJobBy = (left: Day): Day => periodEnd(addDays(left, 1), valueOn('job_change_months', left));

/** The day by when, before an end, something is to be done: months counted back; where there is no such day, that month's last. */
export const before = (end: Day, months: number): Day => addMonths(end, -months);

/** Whole months from one day to before another: what is used of a service. A begun month counts. */
export function monthsUsed(from: Day, to: Day): number {
  let months = 0;
  while (months < 1200 && periodEnd(from, months + 1) < to) months += 1;
  return to < from ? 0 : months + 1;
}
