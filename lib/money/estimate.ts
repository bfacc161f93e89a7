/** What a month costs and what the person pays of it. Pure; the only place that rounds. All amounts are estimates (目安). */
import type { Day } from '@/lib/dates';
import {
  type AddOn,
  addOns,
  amountOn,
  areas,
  baseUnits,
  type Cut,
  caps,
  cutNames,
  cuts,
  type Household,
  lineOn,
  monthlyAddOns,
  sharePercent,
  tierOf,
  unitPrices,
} from './rules';
import { type Setting, settingOn } from './settings';

/** What a month's fee is made of. `price`: hundredths of a yen a unit. `treatment`: thousandths (処遇改善加算). */
export type Basis = {
  percent: number;
  cuts: Cut[];
  add: Partial<Record<AddOn, number>>;
  treatment: number;
  price: number;
  /** Per cent that is taken off for a month without a plan. */
  planCut?: number;
  /** What says the price: the agency, the class of its area, or nobody; then it is the least one. */
  priceBy?: 'own' | 'area' | 'nobody';
};

export type Fee = Omit<Basis, 'add'> & {
  day: Day;
  /** The tier's least rate in per cent, and its units. */
  from: number;
  basic: number;
  /** The basic units after what is taken off. */
  base: number;
  add: { name: AddOn; units: number; times: number }[];
  treated: number;
  units: number;
  /** In yen. */
  cost: number;
  /** The tables have come to an end before this month: it is counted by the last ones. */
  over: boolean;
};

/**
 * The fee of a month: round(basic units × what is taken off), plus what is added, plus the per cent for wages (rounded), times the unit's
 * price, without what is below a yen. Whole numbers all the way, so that no half is lost.
 * @returns null for a month before the tables begin
 */
export function feeOf(basis: Basis, day: Day): Fee | null {
  const tiers = lineOn(baseUnits, day);
  if (!tiers) return null;
  const [from, basic] = tierOf(basis.percent, day);
  const off = [...basis.cuts.map((cut) => amountOn<number>(cuts[cut], day)), basis.planCut ?? 0];
  const base = Math.round(off.reduce((product, percent) => product * (100 - percent), basic) / 100 ** off.length);
  const add = (Object.entries(basis.add) as [AddOn, number][])
    .filter(([, times]) => times > 0)
    .map(([name, times]) => ({ name, times, units: amountOn(addOns[name], day) * times }));
  const sum = add.reduce((all, { units }) => all + units, base);
  const treated = Math.round((sum * basis.treatment) / 1000);
  const units = sum + treated;
  const cost = Math.floor((units * basis.price) / 100);
  return { ...basis, day, from, basic, base, add, treated, units, cost, over: tiers.over };
}

/** What a person pays of a cost, in yen: a tenth, at most the cap. */
export function shareOf(cost: number, cap: number, day: Day): { tenth: number; share: number } {
  const tenth = Math.floor((cost * amountOn(sharePercent, day)) / 100);
  return { tenth, share: Math.min(tenth, cap) };
}

/**
 * What an agency's fee rests on in a month, by its settings; null where it has not said its retention rate.
 * @param times what is added for something that happened in the case's month
 */
export function basisOf(settings: Setting[], day: Day, times: Partial<Record<AddOn, number>> = {}, planCut = 0): Basis | null {
  const percent = settingOn(settings, 'rate', day)?.value;
  if (percent === undefined) return null;
  const on = (rule: Setting['rule']) => settingOn(settings, rule, day)?.value === 1;
  return {
    percent,
    cuts: cutNames.filter(on),
    add: { ...Object.fromEntries(monthlyAddOns.filter(on).map((name) => [name, 1])), ...times },
    treatment: Math.round((settingOn(settings, 'treatment', day)?.value ?? 0) * 10),
    planCut,
    ...priceOf(settings, day),
  };
}

/** The fee of an agency's month; null where it has not said its rate, or before the tables begin. */
export function agencyFee(settings: Setting[], day: Day, ...more: [times?: Basis['add'], planCut?: number]): Fee | null {
  const basis = basisOf(settings, day, ...more);
  return basis && feeOf(basis, day);
}

/** Hundredths of a yen a unit: what the agency says itself; else the price of its area's class, where the table has it; else the least. */
export function priceOf(settings: Setting[], day: Day): { price: number; priceBy: NonNullable<Basis['priceBy']> } {
  const own = settingOn(settings, 'unit_price', day)?.value;
  if (own !== undefined) return { price: Math.round(own * 100), priceBy: 'own' };
  const area = settingOn(settings, 'area', day)?.value;
  const ofArea = area === undefined ? null : (amountOn(areas, day)[area - 1]?.price ?? null);
  return ofArea === null ? { price: amountOn(unitPrices, day).least, priceBy: 'nobody' } : { price: ofArea, priceBy: 'area' };
}

/**
 * What a person pays a month, in yen, whatever the agency: the least and the most over all of them, without add-ons.
 */
export function monthlyShare(household: Household, day: Day): { least: number; most: number } {
  return shareBetween(amountOn(caps, day)[household], day);
}

/** The same for a cap in yen. */
export function shareBetween(cap: number, day: Day): { least: number; most: number } {
  const { least, most } = amountOn(unitPrices, day);
  const of = (percent: number, price: number) =>
    shareOf(feeOf({ percent, price, cuts: [], add: {}, treatment: 0 }, day)?.cost ?? 0, cap, day).share;
  return { least: of(0, least), most: of(100, most) };
}
