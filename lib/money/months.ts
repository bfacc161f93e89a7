/**
 * A case's months: what its facts add to the fee and take off, what is not counted and why, what the person pays, and what a fiscal year
 * comes to. Nothing of it is typed in. Pure; all amounts are estimates (目安).
 */
import { type ClockFact, standing } from '@/lib/clock/facts';
import { valueOn } from '@/lib/clock/rules';
import { addDays, type Day } from '@/lib/dates';
import type { DutyFacts } from '@/lib/duties/model';
import { daysUsed, plansHold } from '@/lib/duties/month';
import { conferenceYear, type HeldConference } from '@/lib/meetings/model';
import { agencyFee, type Fee, shareBetween, shareOf } from './estimate';
import { fiscalYear } from './retention';
import { type AddOn, amountOn, planCuts } from './rules';
import type { Setting } from './settings';

export type MoneyFacts = Pick<DutyFacts, 'jobs' | 'facts' | 'endedOn'> & { held: HeldConference[]; settings: Setting[] };

/** No plan held since a day: in which of these months one is, counted from one, and what that takes off the basic units. */
export type PlanGap = { from: Day; nth: number; percent: number };

/** What might be added and is not, and what stands in the way: it lacks something, its number is used up, or nobody has said of whom. */
export type NotAdded =
  | { name: 'conference' | 'conference_led'; why: 'lacks' | 'used_up'; held: HeldConference }
  | { name: 'first'; why: 'whose' | 'before' }
  | { name: 'cap_care'; why: 'whose' };

export type MonthMoney = {
  month: string;
  /** It has not begun: counted as if its plan will hold and nothing happen in it. */
  coming: boolean;
  /** The days on which the service is used. */
  from: Day;
  to: Day;
  fee: Fee | null;
  gap: PlanGap | null;
  notAdded: NotAdded[];
  conferences: HeldConference[];
  cap: ClockFact | null;
  /** An amount that was told instead of the counted one. */
  said: ClockFact | null;
  /** What the person pays; null while nobody knows the cap. The least and the most where the agency has not said its rate. */
  share: { least: number; most: number } | null;
};

/**
 * A month of a case; null when the service is not used on any day of it.
 * @param month 'YYYY-MM'
 */
export function monthMoney(known: MoneyFacts, month: string, today: Day): MonthMoney | null {
  const used = daysUsed(known, month, today);
  if (!used) return null;
  const { from, to } = used;
  const coming = month > today.slice(0, 7);
  const at = coming ? from : today < to ? (today < from ? from : today) : to;
  const holding = (kind: 'cap' | 'share') =>
    standing(known.facts).find((fact) => fact.kind === kind && fact.from <= at && (!fact.to || fact.to >= at)) ?? null;
  const [cap, said] = [holding('cap'), holding('share')];
  const gap = coming || today < from ? null : planGap(known.facts, used.start, at);
  const met = conferencesOf(known.held, month);
  const first = firstMonths(used.clock.firstHelp?.fact ?? null, used.start, month);
  const fee = agencyFee(
    known.settings,
    `${month}-01`,
    { ...met.times, ...(first === 'added' && { first: 1 }), ...(cap?.whose === 'own' && { cap_care: 1 }) },
    gap?.percent,
  );
  return {
    month,
    coming,
    from,
    to,
    fee,
    gap,
    conferences: met.counted,
    notAdded: [
      ...met.notAdded,
      ...(first === 'whose' || first === 'before' ? [{ name: 'first' as const, why: first }] : []),
      ...(cap && !cap.whose ? [{ name: 'cap_care' as const, why: 'whose' as const }] : []),
    ],
    cap,
    said,
    share: shareIn(said, cap, fee, `${month}-01`),
  };
}

function shareIn(said: ClockFact | null, cap: ClockFact | null, fee: Fee | null, day: Day): MonthMoney['share'] {
  if (said?.yen != null) return { least: said.yen, most: said.yen };
  if (cap?.yen == null) return null;
  if (!fee) return shareBetween(cap.yen, day);
  const { share } = shareOf(fee.cost, cap.yen, day);
  return { least: share, most: share };
}

/**
 * 個別支援計画未作成減算: from the month in which no plan holds any more to the one before that in which there is one again. So a month counts
 * when none holds on its last day of use.
 * @param start the first day on which the service is used
 * @param at the month's last day of use, or today while it goes on
 */
export function planGap(facts: ClockFact[], start: Day, at: Day): PlanGap | null {
  const spans = plansHold(facts).filter(([begin]) => begin <= at);
  if (spans.some(([, end]) => at <= end)) return null;
  const from = spans.reduce((day, [, end]) => (addDays(end, 1) > day ? addDays(end, 1) : day), start);
  const months = (day: Day) => Number(day.slice(0, 4)) * 12 + Number(day.slice(5, 7));
  const nth = months(at) - months(from) + 1;
  const { first, later, firstMonths: early } = amountOn(planCuts, at);
  return { from, nth, percent: nth <= early ? first : later };
}

/** The 地域連携会議 of a month that count: whole ones only, so many a month and a year, those led by a サービス管理責任者 first. */
export function conferencesOf(
  held: HeldConference[],
  month: string,
): { times: Partial<Record<AddOn, number>>; counted: HeldConference[]; notAdded: NotAdded[] } {
  const day = `${month}-01`;
  const nameOf = ({ led }: HeldConference) => (led ? ('conference_led' as const) : ('conference' as const));
  const order = (a: HeldConference, b: HeldConference) => Number(b.led) - Number(a.led) || a.day.localeCompare(b.day);
  const months = [...new Set(held.map((one) => one.day.slice(0, 7)))].sort();
  const year = months
    .filter((one) => one <= month && conferenceYear(`${one}-01`, day) === conferenceYear(day))
    .flatMap((one) =>
      held
        .filter((some) => some.day.startsWith(one) && some.lacks.length === 0)
        .sort(order)
        .slice(0, valueOn('conferences_a_month', day)),
    )
    .slice(0, valueOn('conferences_a_year', day));
  const counted = year.filter((one) => one.day.startsWith(month));
  const times: Partial<Record<AddOn, number>> = {};
  for (const one of counted) times[nameOf(one)] = (times[nameOf(one)] ?? 0) + 1;
  const notAdded = held
    .filter((one) => one.day.startsWith(month) && !counted.includes(one))
    .sort(order)
    .map((one): NotAdded => ({ name: nameOf(one), why: one.lacks.length > 0 ? 'lacks' : 'used_up', held: one }));
  return { times, counted, notAdded };
}

/** 初期加算: once, in the month in which it begins, for who comes from another operator's service. */
function firstMonths(before: ClockFact | null, start: Day, month: string): 'added' | 'whose' | 'before' | null {
  if (!start.startsWith(month)) return null;
  if (!before) return 'before';
  return before.whose === 'other' ? 'added' : before.whose === 'own' ? null : 'whose';
}

export type YearMoney = {
  year: number;
  months: MonthMoney[];
  /** What the months that have begun come to; null while no cap is known for one of them. */
  soFar: { least: number; most: number } | null;
  /** The same with the months to come whose cap is known. */
  whole: { least: number; most: number };
};

/** The months of a fiscal year in which a case uses the service, and what the person pays in them. */
export function yearMoney(known: MoneyFacts, today: Day, year: number = fiscalYear(today)): YearMoney {
  const months = monthsOfYear(year).flatMap((month) => monthMoney(known, month, today) ?? []);
  const begun = months.filter(({ coming }) => !coming);
  return { year, months, soFar: begun.every(({ share }) => share) ? sum(begun) : null, whole: sum(months) };
}

const sum = (months: MonthMoney[]): YearMoney['whole'] =>
  months.reduce((all, { share }) => ({ least: all.least + (share?.least ?? 0), most: all.most + (share?.most ?? 0) }), {
    least: 0,
    most: 0,
  });

/** April to March, as 'YYYY-MM'. */
export const monthsOfYear = (year: number): string[] =>
  Array.from({ length: 12 }, (_, i) => `${i < 9 ? year : year + 1}-${String(((i + 3) % 12) + 1).padStart(2, '0')}`);
