/**
 * What the service costs, as data: units, caps and per cents, each from when to when and how sure it is; what comes of them is shown as
 * 目安, and the certificate and the municipality's notice decide. Where each comes from, in words: `money.sources.KEY`.
 * The next full revision (令和9年度) begins on 2027-04-01: until its figures are put in as second lines, later months say that they
 * are counted by the earlier ones.
 */
import { type RuleName, valueOn } from '@/lib/clock/rules';
import type { Day } from '@/lib/dates';

/** `rule`: stands in a law or a notice. `practice`: how it is commonly read. `unsure`: to be looked up before anything rests on it. */
export type Sure = 'rule' | 'practice' | 'unsure';
export type Line<T> = { value: T; from: Day; to?: Day; sure: Sure };

const revised = '2024-04-01'; // 令和6年度 revision
const until = '2027-03-31';

/** The monthly share at most, in yen, by the household of the person and their spouse (障害者総合支援法施行令 17条). */
export const caps = [
  { value: { welfare: 0, no_tax: 0, taxed: 9300, taxed_more: 37200 }, from: '2018-04-01', sure: 'rule' },
] as const satisfies Line<Record<string, number>>[];
export type Household = keyof (typeof caps)[number]['value'];

export type Tier = readonly [percent: number, units: number];
/** The basic fee in units a month, by the agency's retention rate from this per cent on (報酬告示 第14の2). */
export const baseUnits: Line<readonly Tier[]>[] = [
  {
    value: [
      [95, 3512],
      [90, 3348],
      [80, 2768],
      [70, 2234],
      [50, 1690],
      [30, 1433],
      [0, 1074],
    ],
    from: revised,
    to: until,
    sure: 'rule',
  },
];

/** Hundredths of a yen a unit: where nothing is added for the area, and about where most is. */
export const unitPrices: Line<{ least: number; most: number }>[] = [
  { value: { least: 1000, most: 1160 }, from: revised, to: until, sure: 'unsure' },
];

/**
 * By class of area (1級地 first, その他 last): the per cent that is added to ten yen for the share of wages in them, and what a unit of this
 * service costs, in hundredths of a yen. Where nothing is added that is ten yen; the others' prices are in no source that was read, so they
 * are null and an agency writes what its notice says. It cannot be more than if all of it were wages.
 */
export const areas: Line<readonly { percent: number; price: number | null }[]>[] = [
  {
    value: [20, 16, 15, 12, 10, 6, 3, 0].map((percent) => ({ percent, price: percent === 0 ? 1000 : null })),
    from: revised,
    to: until,
    sure: 'practice',
  },
];

/** What is added a month while an agency has it, in units. */
export const monthlyAddOns = ['record', 'coach', 'region'] as const;
/** What is added when it happens, in units a time. */
export const addOnsAtTimes = ['conference_led', 'conference', 'first', 'cap_care'] as const;
export type AddOn = (typeof monthlyAddOns)[number] | (typeof addOnsAtTimes)[number];

/** A 地域連携会議's units stand with its limits (lib/clock/rules.ts). */
const ofClock = (name: RuleName): Line<number>[] => [{ value: valueOn(name, revised), from: revised, to: until, sure: 'rule' }];

export const addOns: Record<AddOn, Line<number>[]> = {
  record: [{ value: 300, from: revised, to: until, sure: 'practice' }],
  coach: [{ value: 120, from: revised, to: until, sure: 'practice' }],
  region: [{ value: 240, from: revised, to: until, sure: 'practice' }],
  conference_led: ofClock('conference_units_led'),
  conference: ofClock('conference_units'),
  first: [{ value: 900, from: revised, to: until, sure: 'unsure' }],
  cap_care: [{ value: 150, from: revised, to: until, sure: 'practice' }],
};

/** What is taken off the basic units while something lacks at an agency, in per cent. */
export const cuts = {
  handover: [{ value: 10, from: revised, to: until, sure: 'rule' }],
  publication: [{ value: 5, from: revised, to: until, sure: 'unsure' }],
  continuity: [{ value: 1, from: revised, to: until, sure: 'unsure' }],
  abuse: [{ value: 1, from: revised, to: until, sure: 'unsure' }],
  restraint: [{ value: 1, from: revised, to: until, sure: 'unsure' }],
} satisfies Record<string, Line<number>[]>;
export type Cut = keyof typeof cuts;
export const cutNames = Object.keys(cuts) as Cut[];

/** The same of a case without a plan: in so many first months, and later. */
export const planCuts: Line<{ first: number; later: number; firstMonths: number }>[] = [
  { value: { first: 30, later: 50, firstMonths: 2 }, from: revised, to: until, sure: 'practice' },
];

/** The share of the cost that a person pays, in per cent, up to the cap (障害者総合支援法 29条3項). */
export const sharePercent: Line<number>[] = [{ value: 10, from: '2018-04-01', sure: 'rule' }];

/** The years of which a retention rate is counted, up to the end of the fiscal year before. */
export const rateYears: Line<number>[] = [{ value: 3, from: revised, to: until, sure: 'rule' }];

/** Every table, by name: for the tests. */
export const tables: Record<string, Line<unknown>[]> = {
  caps,
  baseUnits,
  unitPrices,
  areas,
  ...addOns,
  ...cuts,
  planCuts,
  sharePercent,
  rateYears,
};

/** The line that holds on a day, or else the last before it, which is then `over`; null before the first. */
export function lineOn<T>(lines: readonly Line<T>[], day: Day): { value: T; over: boolean } | null {
  const line = lines.findLast(({ from }) => from <= day);
  return line ? { value: line.value, over: line.to !== undefined && line.to < day } : null;
}
/** The same, where there is always one. */
export const amountOn = <T>(lines: readonly Line<T>[], day: Day): T => (lineOn(lines, day) ?? lines[0]!).value;

/** The tier of a rate in per cent. */
export const tierOf = (percent: number, day: Day): Tier => amountOn(baseUnits, day).find(([least]) => percent >= least)!;
