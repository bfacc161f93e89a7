import { expect, test } from '@playwright/test';
import fc from 'fast-check';
import type { ClockFact } from '@/lib/clock/facts';
import { paper } from '@/lib/clock/testing';
import { addDays, type Day, today as todayAt } from '@/lib/dates';
import { caseMonth } from '@/lib/duties/month';
import { nothingKnown } from '@/lib/duties/testing';
import type { HeldConference } from '@/lib/meetings/model';
import { agencyFee, feeOf } from './estimate';
import { conferencesOf, type MoneyFacts, monthMoney, monthsOfYear, planGap, yearMoney } from './months';
import { fiscalYear } from './retention';
import { riskOf } from './risk';
import { amountOn, baseUnits, caps, type Line, lineOn } from './rules';
import { type Setting, settingOn } from './settings';

const line = (rule: Setting['rule'], value: number, from: Day = '2024-04-01', to: Day | null = null): Setting => ({
  id: '',
  agencyId: 'a',
  rule,
  value,
  from,
  to,
  reason: '',
  setBy: '',
  setAt: new Date(0),
});
const settings = [line('rate', 95), line('unit_price', 10)];
const papers = [
  paper('contract', '2025-10-10'),
  paper('certificate', '2025-10-10', '2027-09-30'),
  paper('cap', '2025-10-10', '2027-06-30', { yen: 9300, whose: 'none' }),
  paper('plan', '2025-10-10'),
  paper('plan', '2026-04-05'),
  paper('plan', '2026-10-01'),
];
const met = (day: Day, led = true, lacks: string[] = []): HeldConference => ({ id: day + led, day, led, lacks });
const known = (more: Partial<MoneyFacts> = {}): MoneyFacts => ({
  jobs: [{ startedOn: '2025-04-01', endedOn: null }],
  facts: papers,
  endedOn: null,
  held: [],
  settings,
  ...more,
});
const today = '2026-11-22';
const month = (named: string, more: Partial<MoneyFacts> = {}, on = today) => monthMoney(known(more), named, on);

test('a plan that does not hold: from its month to the one before the next plan’s, 30 % twice, then 50 %', () => {
  // As the notices’ readers tell it: none from 5 August on, one again on 10 May.
  const facts = [paper('plan', '2025-02-05'), paper('plan', '2026-05-10')];
  for (const [at, expected] of [
    ['2025-07-31', null],
    ['2025-08-04', null],
    ['2025-08-05', { nth: 1, percent: 30 }],
    ['2025-08-31', { nth: 1, percent: 30 }],
    ['2025-09-30', { nth: 2, percent: 30 }],
    ['2025-10-31', { nth: 3, percent: 50 }],
    ['2026-04-30', { nth: 9, percent: 50 }],
    ['2026-05-09', { nth: 10, percent: 50 }],
    ['2026-05-31', null],
  ] as const)
    expect(planGap(facts, '2025-02-05', at), at).toEqual(expected && { from: '2025-08-05', ...expected });
  // None at all: from the first day of use. Of 31 August it holds until 28 February, in a leap year until the 29th.
  expect(planGap([], '2026-03-20', '2026-05-31')).toEqual({ from: '2026-03-20', nth: 3, percent: 50 });
  expect(planGap([paper('plan', '2025-08-31')], '2025-08-31', '2026-03-01')?.from).toBe('2026-03-01');
  expect(planGap([paper('plan', '2023-08-31')], '2023-08-31', '2024-02-29')).toBeNull();
  expect(planGap([paper('plan', '2023-08-31')], '2023-08-31', '2024-03-01')?.from).toBe('2024-03-01');
  // What was taken back holds nothing.
  expect(planGap([paper('plan', '2026-05-01', null, { withdrawnAt: new Date() })], '2026-05-01', '2026-05-31')?.nth).toBe(1);
});

test('that the gap costs less: the base, with what else is taken off, rounded once', () => {
  expect(month('2026-11')!.fee).toMatchObject({ base: 3512, cost: 35120 });
  const without = { facts: papers.slice(0, 5) }; // the plan of April held until 4 October
  expect(month('2026-09', without)!.gap).toBeNull();
  expect(month('2026-10', without)).toMatchObject({
    gap: { from: '2026-10-05', nth: 1 },
    fee: { base: 2458 },
    share: { most: 2458 },
  });
  expect(month('2026-11', without)!.gap).toMatchObject({ nth: 2, percent: 30 });
  expect(month('2026-12', without, '2026-12-01')!.fee!.base).toBe(1756);
  expect(month('2026-12', without)!.gap, 'what has not begun is not judged').toBeNull();
  const plain = { percent: 95, cuts: ['handover' as const], add: {}, treatment: 0, price: 1000 };
  expect(feeOf({ ...plain, planCut: 30 }, today)!.base).toBe(Math.round(3512 * 0.9 * 0.7));
});

test('地域連携会議: whole ones, once a month and four times a year, led ones first', () => {
  expect(conferencesOf([met('2026-11-02')], '2026-11').times).toEqual({ conference_led: 1 });
  expect(conferencesOf([met('2026-11-02', false)], '2026-11').times).toEqual({ conference: 1 });
  expect(conferencesOf([met('2026-11-02')], '2026-10').times).toEqual({});
  const two = conferencesOf([met('2026-11-02', false), met('2026-11-20', true)], '2026-11');
  expect(two.times).toEqual({ conference_led: 1 });
  expect(two.notAdded).toMatchObject([{ name: 'conference', why: 'used_up' }]);
  const lacking = conferencesOf([met('2026-11-02', true, ['opinions'])], '2026-11');
  expect([lacking.times, lacking.notAdded[0]!.why]).toEqual([{}, 'lacks']);
  const four = ['2026-04-30', '2026-06-01', '2026-08-01', '2026-10-01'].map((day) => met(day));
  expect(conferencesOf([...four, met('2026-11-02')], '2026-11').notAdded).toMatchObject([{ why: 'used_up' }]);
  // The year begins in April; the one of 31 March was the last year's.
  expect(conferencesOf([...four, met('2027-04-01')], '2027-04').times).toEqual({ conference_led: 1 });
  expect(conferencesOf([met('2026-03-31'), ...four.slice(1), met('2026-11-02')], '2026-11').times).toEqual({
    conference_led: 1,
  });
  // With what lacks added, 3,512 + 579.
  expect(month('2026-11', { held: [met('2026-11-02')] })!.fee!.units).toBe(4091);
});

test('初期加算: once, in the first month, from another operator; the cap’s care while this office has it', () => {
  const before = (whose?: ClockFact['whose']) => ({
    facts: [...papers, paper('prior_service', '2024-01-01', '2025-03-31', { service: 'transition', whose: whose ?? null })],
  });
  expect(month('2025-10', before('other'))!.fee!.add).toEqual([{ name: 'first', times: 1, units: 900 }]);
  expect(month('2025-11', before('other'))!.fee!.add).toEqual([]);
  expect(month('2025-10', before('own'))!).toMatchObject({ notAdded: [], fee: { add: [] } });
  expect(month('2025-10', before())!.notAdded).toEqual([{ name: 'first', why: 'whose' }]);
  expect(month('2025-10')!.notAdded).toEqual([{ name: 'first', why: 'before' }]);
  const cap = (whose: ClockFact['whose']) => ({
    facts: papers.map((fact) => (fact.kind === 'cap' ? { ...fact, whose: whose ?? null } : fact)),
  });
  expect(month('2026-11', cap('own'))!.fee!.add).toEqual([{ name: 'cap_care', times: 1, units: 150 }]);
  expect(month('2026-11', cap('other'))!.fee!.add).toEqual([]);
  expect(month('2026-11', cap(null))!.notAdded).toEqual([{ name: 'cap_care', why: 'whose' }]);
});

test('the price: an agency’s own before that of its area, which is known only where nothing is added', () => {
  const price = (...more: Setting[]) => {
    const fee = agencyFee([line('rate', 95), ...more], today)!;
    return [fee.price, fee.priceBy];
  };
  expect(price()).toEqual([1000, 'nobody']);
  expect(price(line('area', 8))).toEqual([1000, 'area']);
  expect(price(line('area', 1))).toEqual([1000, 'nobody']);
  expect(price(line('area', 8), line('unit_price', 11.2))).toEqual([1120, 'own']);
  expect(price(line('area', 8), line('unit_price', 11.2, '2024-04-01', '2026-03-31'))).toEqual([1000, 'area']);
});

test('a fiscal year: its months of use, what they came to, what they will', () => {
  expect(monthsOfYear(2026)).toEqual(
    ['04', '05', '06', '07', '08', '09', '10', '11', '12'].map((m) => `2026-${m}`).concat(['2027-01', '2027-02', '2027-03']),
  );
  const year = yearMoney(known(), today);
  expect([year.year, year.months.length, year.soFar, year.whole]).toEqual([
    2026,
    12,
    { least: 8 * 3512, most: 8 * 3512 },
    { least: 12 * 3512, most: 12 * 3512 },
  ]);
  // It began in October.
  expect(yearMoney(known(), today, 2025).months.map((one) => one.month)[0]).toBe('2025-10');
  expect(yearMoney(known(), today, 2024).months).toEqual([]);
  // A cap that ends: months to come are left out; of months gone by there is no sum.
  const cap = (to: Day) => known({ facts: papers.map((fact) => (fact.kind === 'cap' ? { ...fact, to } : fact)) });
  expect(yearMoney(cap('2026-12-31'), today).whole.most).toBe(9 * 3512);
  expect(yearMoney(cap('2026-06-30'), today).soFar).toBeNull();
  // What was told wins in its months; a year without a rate is from the least to the most.
  const told = [...papers, paper('share', '2026-07-01', '2026-08-31', { yen: 0 })];
  expect(yearMoney(known({ facts: told }), today).soFar!.most).toBe(6 * 3512);
  expect(yearMoney(known({ settings: [] }), today).soFar).toEqual({ least: 8 * 1074, most: 8 * 4073 });
  // The use ends in the year.
  expect(yearMoney(known({ endedOn: '2026-08-15' }), today).months.length).toBe(5);
});

test('a year’s sum is that of its months, whatever the order of the facts', () => {
  const day = fc.integer({ min: 0, max: 700 }).map((n) => addDays('2025-10-10', n));
  fc.assert(
    fc.property(fc.array(day, { maxLength: 4 }), fc.array(fc.tuple(day, fc.boolean()), { maxLength: 6 }), (plans, held) => {
      const facts = [...papers.slice(0, 3), ...plans.map((on) => paper('plan', on))];
      const of = known({ facts, held: held.map(([on, led]) => met(on, led)) });
      const year = yearMoney(of, today);
      const turned = yearMoney({ ...of, facts: [...facts].reverse(), held: [...of.held].reverse() }, today);
      expect(turned.whole).toEqual(year.whole);
      expect(year.whole.most).toBe(year.months.reduce((all, { share }) => all + share!.most, 0));
      expect(year.months.flatMap(({ conferences }) => conferences).length).toBeLessThanOrEqual(4);
      for (const { gap, fee } of year.months) expect(fee!.base).toBe(gap ? Math.round(3512 * (1 - gap.percent / 100)) : 3512);
    }),
    { numRuns: 50 },
  );
});

test('a month at risk: all of it, or what the missing plan takes off', () => {
  const whole = { talkedOn: '2026-11-05', reports: ['2026-11'], jobs: [{ startedOn: '2025-04-01', endedOn: null }] };
  const risk = (more: object, on = '2026-11-30') =>
    riskOf(caseMonth(nothingKnown({ ...whole, facts: papers, ...more }), '2026-11', on)!, settings, '2026-11', on);
  expect(risk({})).toBeNull();
  expect(risk({ reports: [] })).toMatchObject({ yen: 35120, gap: null });
  expect(risk({ talkedOn: null })).toMatchObject({ yen: 35120 });
  expect(risk({ facts: papers.slice(0, 5) })).toMatchObject({ yen: 10540, gap: { nth: 2, percent: 30 } }); // 35,120 − 24,580
  expect(risk({ facts: papers.slice(0, 5), reports: [] })).toMatchObject({ yen: 35120, gap: null });
  expect(risk({ facts: papers.slice(0, 4) })?.gap).toMatchObject({ from: '2026-04-10', nth: 8, percent: 50 });
  // A gap that is closed within the month takes nothing off.
  expect(risk({ facts: [...papers.slice(0, 5), paper('plan', '2026-11-20')] })).toBeNull();
  expect(risk({ facts: [...papers.slice(0, 5), paper('plan', '2026-11-20')] }, '2026-11-19')).toMatchObject({
    gap: { nth: 2 },
  });
});

test('rules that change in mid-period: each month goes by the line that holds on its first day', () => {
  // As a revision will be written: the old line gets its end, the new one follows.
  const lines: Line<number>[] = [
    { value: 579, from: '2024-04-01', to: '2027-03-31', sure: 'rule' },
    { value: 600, from: '2027-04-01', sure: 'rule' },
  ];
  for (const [day, value, over] of [
    ['2024-03-31', undefined, undefined],
    ['2024-04-01', 579, false],
    ['2027-03-31', 579, false],
    ['2027-04-01', 600, false],
    ['2040-02-29', 600, false],
  ] as const)
    expect(lineOn(lines, day), day).toEqual(value === undefined ? null : { value, over });
  expect(amountOn(lines, '2020-01-01'), 'before the first, the first').toBe(579);
  // Settings: a rate from the middle of a month holds from the next one on; its end is its last day.
  const rates = [line('rate', 95, '2024-04-01', '2026-11-14'), line('rate', 80, '2026-11-15')];
  for (const [named, basic] of [
    ['2026-10', 3512],
    ['2026-11', 3512],
    ['2026-12', 2768],
  ] as const)
    expect(month(named, { settings: rates }, '2026-12-31')!.fee!.basic, named).toBe(basic);
  expect(settingOn(rates, 'rate', '2026-11-14')?.value).toBe(95);
  expect(settingOn(rates, 'rate', '2026-11-15')?.value).toBe(80);
  // The fee after the tables' end goes by the last ones, and says so; so does a year that goes across.
  const across = yearMoney(known({ facts: papers }), '2027-05-10', 2027);
  expect(across.months.map(({ fee }) => fee!.over)).toContain(true);
  expect(lineOn(baseUnits, '2027-03-31')!.over).toBe(false);
  expect(amountOn<Record<string, number>>(caps, '2026-07-01').taxed).toBe(9300);
  // A new cap in July: June by the old one, July by the new one.
  const capped = papers.flatMap((fact) =>
    fact.kind === 'cap'
      ? [{ ...fact, to: '2026-06-30' }, paper('cap', '2026-07-01', '2027-06-30', { yen: 0, whose: 'none' })]
      : [fact],
  );
  expect([month('2026-06', { facts: capped })!.share!.most, month('2026-07', { facts: capped })!.share!.most]).toEqual([
    3512, 0,
  ]);
});

test('leap days and midnight in Japan', () => {
  expect([fiscalYear('2028-02-29'), fiscalYear('2028-03-31'), fiscalYear('2028-04-01')]).toEqual([2027, 2027, 2028]);
  const leap = { facts: papers.map((fact) => (fact.to ? { ...fact, to: '2028-02-29' } : fact)) };
  const ends = month('2028-02', leap, '2028-02-29')!;
  expect([ends.from, ends.to, ends.share]).toEqual(['2028-02-01', '2028-02-29', ends.share]);
  expect(ends.share).not.toBeNull();
  expect(month('2028-03', leap, '2028-03-01')!.share, 'the cap ended with February').toBeNull();
  // 14:59 UTC is the last minute of March in Japan, 15:00 the first of April.
  for (const [now, named, year, gap] of [
    ['2026-03-31T14:59:59Z', '2026-03', 2025, null],
    ['2026-03-31T15:00:00Z', '2026-04', 2026, null],
    ['2026-10-09T14:59:59Z', '2026-10', 2026, '2026-10-05'],
  ] as const) {
    const day = todayAt(new Date(now));
    const money = yearMoney(known({ facts: papers.slice(0, 5) }), day);
    const current = money.months.findLast(({ coming }) => !coming)!;
    expect([money.year, current.month, current.gap?.from ?? null], now).toEqual([year, named, gap]);
  }
});
