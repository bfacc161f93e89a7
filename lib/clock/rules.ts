/**
 * What the law, the ministry's notices and common practice decide, as data: a value, from when to when, and how sure it is. Nothing
 * here is certain: the certificate (受給者証) and the municipality decide, and what is computed is shown as 目安.
 * `sure`: `rule` stands in a law, an ordinance or a notice; `practice` is how municipalities and offices commonly read it.
 * Where each comes from, in words for readers: `clock.sources.KEY`. A rule that changes gets an end, and a second line.
 */
import type { Day } from '@/lib/dates';

type Line = { value: number; from: Day; to?: Day; sure: 'rule' | 'practice' };

const begun = '2018-04-01'; // 就労定着支援 exists since then
const revised = '2024-04-01'; // 令和6年度 revision

export const rules = {
  /** Months of work after which the service can begin (報酬告示 第14の2, 留意事項通知). */
  half_year_months: [{ value: 6, from: begun, sure: 'rule' }],
  /** Months of use at most (施行規則). */
  use_months: [{ value: 36, from: begun, sure: 'rule' }],
  /** Months from being hired, after which it ends in any case. */
  months_from_hire: [{ value: 42, from: begun, sure: 'practice' }],
  /** Months that one decision lasts at most; then it is renewed. */
  certificate_months: [{ value: 12, from: begun, sure: 'practice' }],
  /** Months before a certificate's end when renewing is begun. */
  renewal_months: [{ value: 3, from: begun, sure: 'practice' }],
  /** Months within which a new job must begin to count as going on working (厚労省 Q&A 2018-12-17). */
  job_change_months: [{ value: 1, from: begun, sure: 'rule' }],
  /** Times that a change of job counts so. */
  job_changes: [{ value: 1, from: begun, sure: 'rule' }],
  /** Months before the end by when, with consent, the next helpers know (支援体制構築未実施減算). */
  handover_months: [{ value: 3, from: revised, sure: 'rule' }],
  /** Months before the end when that is prepared. */
  handover_ready_months: [{ value: 6, from: revised, sure: 'practice' }],
  /** Months after the end when somebody who agreed is asked how it goes. */
  follow_up_months: [{ value: 3, from: revised, sure: 'practice' }],
  follow_up_last_months: [{ value: 6, from: revised, sure: 'practice' }],
  /** Months from being hired, until when it is asked after the end whether somebody still works (就労定着実績体制加算: 42 to 78 months). */
  follow_months: [{ value: 78, from: begun, sure: 'practice' }],
  /** Months in which the support plan is looked at again, at the latest (基準58条8項). */
  plan_months: [{ value: 6, from: begun, sure: 'rule' }],
  /** The same as offices commonly keep it. */
  plan_policy_months: [{ value: 3, from: begun, sure: 'practice' }],
  /** Talks with the person a month, face to face or by video (基準206条の8). */
  meetings_a_month: [{ value: 1, from: begun, sure: 'rule' }],
  /** Support reports given to the person a month; without one the month cannot be billed. */
  reports_a_month: [{ value: 1, from: '2021-04-01', sure: 'rule' }],
  /** Visits to a company that knows, a month: a duty of effort. */
  visits_a_month: [{ value: 1, from: begun, sure: 'practice' }],
  /** 地域連携会議実施加算: times a month and a year that it counts for a person, and the month in which that year begins (報酬告示 第14の3). */
  conferences_a_month: [{ value: 1, from: revised, sure: 'rule' }],
  conferences_a_year: [{ value: 4, from: revised, sure: 'rule' }],
  conference_year_begins: [{ value: 4, from: revised, sure: 'practice' }],
  /** The same in units a time: with the サービス管理責任者 (Ⅰ), without (Ⅱ). */
  conference_units_led: [{ value: 579, from: revised, sure: 'rule' }],
  conference_units: [{ value: 405, from: revised, sure: 'rule' }],
  /** Months of 就労移行支援, and how many may be added after the municipality's review. */
  transition_months: [{ value: 24, from: begun, sure: 'rule' }],
  transition_more_months: [{ value: 12, from: begun, sure: 'rule' }],
} satisfies Record<string, Line[]>;

export type RuleName = keyof typeof rules;

/** The line of a rule that holds on a day; before the first and in a gap, the nearest earlier or else the first one. */
export function ruleOn(name: RuleName, day: Day): Line {
  const lines: Line[] = rules[name];
  return lines.findLast((line) => line.from <= day) ?? lines[0]!;
}

export const valueOn = (name: RuleName, day: Day): number => ruleOn(name, day).value;
