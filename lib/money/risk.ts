/** What an agency stands to lose of a month as it stands. Pure; estimates (目安), of the basic fee alone. */
import type { Day } from '@/lib/dates';
import { type CaseMonth, type MonthItem, severityOf } from '@/lib/duties/month';
import { agencyFee, type Fee, feeOf } from './estimate';
import { type PlanGap, planGap } from './months';
import type { Setting } from './settings';

/**
 * The whole fee: a month without its talk, its report, its papers is not billed (that of the report is in the notices; of the others, that
 * they stand in a bill's way is our reading). Where nothing but the plan is missing it is billed, for less: then it is that part.
 */
export type Risk = { yen: number; fee: Fee; gap: PlanGap | null };

export function riskOf({ of, start, to, missing }: CaseMonth, settings: Setting[], month: string, today: Day): Risk | null {
  const blocking = missing.map(({ item }) => item).filter((item: MonthItem) => severityOf(item) === 'blocks');
  const fee = blocking.length > 0 ? baseFee(settings, of.agencyId, month) : null;
  if (!fee) return null;
  if (blocking.some((item) => item !== 'plan')) return { yen: fee.cost, fee, gap: null };
  const gap = planGap(of.facts, start, today < to ? today : to);
  const cut = gap && feeOf({ ...fee, add: {}, planCut: gap.percent }, fee.day);
  return cut ? { yen: fee.cost - cut.cost, fee, gap } : null;
}

/** The basic fee alone, at the agency's price; null where nobody has said the agency's rate. */
export function baseFee(settings: Setting[], agencyId: string, month: string): Fee | null {
  const day = `${month}-01`;
  const fee = agencyFee(
    settings.filter((one) => one.agencyId === agencyId),
    day,
  );
  return fee && feeOf({ ...fee, cuts: [], add: {}, treatment: 0, planCut: 0 }, day);
}
