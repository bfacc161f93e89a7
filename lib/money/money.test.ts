import { expect, test } from '@playwright/test';
import fc from 'fast-check';
import { addDays, type Day, isDay } from '@/lib/dates';
import { formState } from '@/lib/forms/state';
import { agencyFee, basisOf, feeOf, monthlyShare, shareOf } from './estimate';
import { rateOf, type ServiceUser, standingOf } from './retention';
import { type AddOn, addOns, baseUnits, caps, cutNames, lineOn, monthlyAddOns, tables, tierOf } from './rules';
import { type Setting, settingForm, settingGroups, settingKinds, settingOn } from './settings';

const day = '2026-11-01';
const plain = { percent: 95, cuts: [], add: {}, treatment: 0, price: 1000 };

test('the tables: lines follow one another, none for the same day', () => {
  for (const [name, lines] of Object.entries(tables))
    lines.forEach((line, i) => {
      expect(isDay(line.from), name).toBe(true);
      const next = lines[i + 1];
      if (next) expect(line.to && addDays(line.to, 1), name).toBe(next.from);
      expect(lineOn(lines, line.from)).toEqual({ value: line.value, over: false });
      if (line.to && !next) expect(lineOn(lines, addDays(line.to, 1))).toEqual({ value: line.value, over: true });
    });
  expect(lineOn(baseUnits, '2024-03-31')).toBeNull();
});

test('tiers: on any day every rate has one, without gaps, and a higher rate never gives less', () => {
  for (const { value } of baseUnits) {
    expect(value.at(-1)![0]).toBe(0);
    value.slice(1).forEach(([percent, units], i) => {
      expect(percent).toBeLessThan(value[i]![0]);
      expect(units).toBeLessThan(value[i]![1]);
    });
  }
  fc.assert(
    fc.property(fc.double({ min: 0, max: 100, noNaN: true }), fc.double({ min: 0, max: 100, noNaN: true }), (one, other) => {
      const [low, high] = one < other ? [one, other] : [other, one];
      expect(tierOf(low, day)[1]).toBeLessThanOrEqual(tierOf(high, day)[1]);
      expect(tierOf(low, day)[0]).toBeLessThanOrEqual(low);
    }),
  );
});

test('the fee by each tier, and a tenth of it', () => {
  const table: [number, number, number][] = [
    [95, 35120, 3512],
    [94.9, 33480, 3348],
    [90, 33480, 3348],
    [80, 27680, 2768],
    [70, 22340, 2234],
    [50, 16900, 1690],
    [30, 14330, 1433],
    [29.9, 10740, 1074],
    [0, 10740, 1074],
  ];
  for (const [percent, cost, tenth] of table) {
    expect(feeOf({ ...plain, percent }, day)!.cost).toBe(cost);
    expect(shareOf(cost, 9300, day)).toEqual({ tenth, share: tenth });
  }
});

test('what is taken off, added and rounded', () => {
  expect(feeOf({ ...plain, cuts: ['handover'] }, day)!.base).toBe(3161); // 3,160.8
  const added = feeOf({ ...plain, add: { coach: 1, conference_led: 1 }, treatment: 103 }, day)!;
  expect([added.units, added.cost, shareOf(added.cost, 9300, day).share]).toEqual([4645, 46450, 4645]);
  expect(shareOf(46450, 0, day).share).toBe(0);
  expect(shareOf(46450, 4000, day)).toEqual({ tenth: 4645, share: 4000 });
  expect(feeOf({ ...plain, cuts: ['publication', 'continuity'] }, day)!.base).toBe(Math.round(3512 * 0.95 * 0.99));
  expect(feeOf({ ...plain, price: 1136 }, day)!.cost).toBe(39896); // 39,896.32
  expect(feeOf(plain, '2027-04-01')!.over).toBe(true);
  expect(feeOf(plain, '2024-03-31')).toBeNull();
  const units: Record<string, number> = {};
  for (const [name, lines] of Object.entries(addOns)) units[name] = lines[0]!.value;
  expect(units).toEqual({
    record: 300,
    coach: 120,
    region: 240,
    conference_led: 579,
    conference: 405,
    first: 900,
    cap_care: 150,
  });
});

test('a share is never above the cap or a tenth, and never falls when units, price or per cent grow', () => {
  const basis = fc.record({
    percent: fc.integer({ min: 0, max: 100 }),
    cuts: fc.subarray(cutNames),
    add: fc.dictionary(fc.constantFrom(...(Object.keys(addOns) as AddOn[])), fc.integer({ min: 0, max: 2 })),
    treatment: fc.integer({ min: 0, max: 300 }),
    price: fc.integer({ min: 1000, max: 1300 }),
  });
  fc.assert(
    fc.property(basis, fc.integer({ min: 0, max: 37200 }), (one, cap) => {
      const share = (more: object) => shareOf(feeOf({ ...one, ...more }, day)!.cost, cap, day).share;
      const now = share({});
      expect(now).toBeLessThanOrEqual(cap);
      expect(now).toBeLessThanOrEqual(feeOf(one, day)!.cost / 10);
      expect(share({ percent: Math.min(100, one.percent + 10) })).toBeGreaterThanOrEqual(now);
      expect(share({ price: one.price + 1 })).toBeGreaterThanOrEqual(now);
      expect(share({ treatment: one.treatment + 5 })).toBeGreaterThanOrEqual(now);
      expect(share({ cuts: [] })).toBeGreaterThanOrEqual(now);
      expect(share({ add: {} })).toBeLessThanOrEqual(now);
    }),
  );
});

test('what it may cost, by household', () => {
  expect(caps[0].value).toEqual({ welfare: 0, no_tax: 0, taxed: 9300, taxed_more: 37200 });
  expect(monthlyShare('welfare', day)).toEqual({ least: 0, most: 0 });
  expect(monthlyShare('no_tax', day)).toEqual({ least: 0, most: 0 });
  expect(monthlyShare('taxed', day)).toEqual({ least: 1074, most: 4073 });
  expect(monthlyShare('taxed_more', day)).toEqual({ least: 1074, most: 4073 });
});

const line = (rule: Setting['rule'], value: number, from: Day, to: Day | null = null, setAt = 0): Setting => ({
  id: '',
  agencyId: '',
  rule,
  value,
  from,
  to,
  reason: '',
  setBy: '',
  setAt: new Date(setAt),
});

test('an agency’s rules: what began last holds, on its days; said anew for the same day, the later word', () => {
  const lines = [
    line('rate', 92.5, '2025-04-01', '2026-03-31'),
    line('rate', 80, '2024-04-01'),
    line('rate', 81, '2024-04-01', null, 9),
  ];
  const on = (day: Day) => settingOn(lines, 'rate', day)?.value;
  expect([on('2024-03-31'), on('2024-04-01'), on('2025-04-01'), on('2026-03-31'), on('2026-04-01')]).toEqual([
    undefined,
    81,
    92.5,
    92.5,
    81,
  ]);
  expect(agencyFee([], day)).toBeNull();
  const all = [line('rate', 92.5, '2024-04-01'), line('unit_price', 11.2, '2024-04-01'), line('coach', 1, '2024-04-01')];
  expect(agencyFee(all, day)).toMatchObject({ basic: 3348, units: 3468, price: 1120, cost: 38841 });
  expect(basisOf([...all, line('coach', 0, '2026-04-01'), line('handover', 1, '2026-04-01')], day)).toMatchObject({
    add: {},
    cuts: ['handover'],
  });
  expect(Object.values(settingGroups).flat().sort()).toEqual(Object.keys(settingKinds).sort());
  expect([...monthlyAddOns, ...cutNames].every((name) => name in settingKinds)).toBe(true);
});

test('a rule as it is typed', () => {
  const say = (rule: string, value: string, more = {}) =>
    settingForm.safeParse({ rule, value, from: '2026-04-01', to: '', reason: '届出', ...more });
  for (const [rule, value] of [
    ['unit_price', '１１．２０円'],
    ['rate', '92.5%'],
    ['plan_months', '6'],
    ['coach', '0'],
    ['area', '8'],
    ['users_before', '12人'],
  ] as const)
    expect(say(rule, value).success, `${rule} ${value}`).toBe(true);
  for (const [rule, value] of [
    ['unit_price', '9.99'],
    ['unit_price', '11.205'],
    ['rate', '100.5'],
    ['plan_months', '7'],
    ['plan_months', '0'],
    ['plan_months', '2.5'],
    ['coach', ''],
    ['area', '0'],
    ['area', '9'],
    ['area', '1.5'],
    ['users_before', '-1'],
    ['nothing', '1'],
  ] as const)
    expect(say(rule, value).success, `${rule} ${value}`).toBe(false);
  expect(say('rate', '90', { to: '2026-03-31' }).success).toBe(false);
  expect(say('rate', '90', { from: '' }).success).toBe(false);
  expect(say('rate', '90', { reason: ' ' }).success).toBe(false);
});

test('a rule’s form that comes back without what was typed says beside each field what it asks for', () => {
  for (const [rule, value] of [
    ['area', 'money.errors.area'],
    ['unit_price', 'money.errors.yen'],
    ['coach', 'money.errors.yes'],
  ])
    expect(formState(settingForm, { rule, check: '' }, {}, { rule: rule! }).errors, rule).toEqual({
      value,
      from: 'money.errors.from',
      reason: 'money.errors.reason',
    });
  expect(formState(settingForm, { rule: 'area' }, {}, { rule: 'area' }).errors).toEqual({});
});

const user = (startedOn: Day, endedOn: Day | null, ...jobs: [Day, Day | null][]): ServiceUser => ({
  caseId: startedOn,
  name: startedOn,
  reading: startedOn,
  startedOn,
  endedOn,
  jobs: jobs.map(([from, to]) => ({ startedOn: from, endedOn: to })),
});
const nobody = { users: 0, working: 0 };

test('who is at work at a year’s end, and why', () => {
  const at = (...jobs: [Day, Day | null][]) => standingOf(user('2024-10-01', null, ...jobs), '2026-03-31').standing;
  expect(at(['2024-04-01', null])).toBe('working');
  expect(at(['2024-04-01', '2026-03-31'])).toBe('working');
  expect(at(['2024-04-01', '2026-03-30'])).toBe('left');
  expect(at(['2024-04-01', '2025-05-31'], ['2025-06-30', null])).toBe('changed');
  expect(at(['2024-04-01', '2025-05-31'], ['2025-07-01', null])).toBe('left');
  // Between two jobs at the very end, the new one within the month.
  expect(at(['2024-04-01', '2026-03-20'], ['2026-04-10', null])).toBe('changed');
  // Only once; jobs side by side are one.
  expect(at(['2024-04-01', '2025-05-31'], ['2025-06-10', '2025-12-31'], ['2026-01-05', null])).toBe('left');
  expect(at(['2024-04-01', '2025-05-31'], ['2025-05-01', null])).toBe('working');
  expect(at()).toBe('unknown');
  expect(at(['2026-05-01', null])).toBe('unknown');
});

test('the rate: both readings, people from before, what the next tier needs', () => {
  const users = [
    user('2022-05-01', '2023-10-31', ['2021-11-01', null]), // finished, still at work
    user('2023-04-01', null, ['2022-10-01', null]),
    user('2024-04-01', null, ['2023-10-01', '2025-01-31']),
    user('2026-04-01', null, ['2025-10-01', null]), // after the three years
    user('2020-05-01', '2023-03-31', ['2019-11-01', null]), // before them
  ];
  const used = rateOf(users, 2026, 'used', nobody, '2026-11-22');
  expect([used.from, used.to, used.on]).toEqual(['2023-04-01', '2026-03-31', '2026-03-31']);
  expect([used.working, used.users, used.tier, used.next]).toEqual([2, 3, [50, 1690], { tier: [70, 2234], more: 1 }]);
  expect(used.people.map(({ standing }) => standing)).toEqual(['working', 'working', 'left']);
  const begun = rateOf(users, 2026, 'begun', nobody, '2026-11-22');
  expect([begun.working, begun.users]).toEqual([1, 2]);
  // 19 of 20 are 95 %.
  expect(rateOf(users, 2026, 'used', { users: 17, working: 17 }, '2026-11-22')).toMatchObject({
    tier: [95, 3512],
    next: null,
    percent: 95,
  });
  expect(rateOf([], 2026, 'used', nobody, '2026-11-22')).toMatchObject({ percent: null, tier: null, next: null });
  // While the year goes on, by today.
  expect(rateOf(users, 2027, 'used', nobody, '2026-11-22').on).toBe('2026-11-22');
});

test('a rate is between 0 and 100 %, its tier fits, and what is missing lifts it to the next', () => {
  const date = fc.integer({ min: 0, max: 2500 }).map((n) => addDays('2020-01-01', n));
  const job = fc
    .tuple(date, fc.option(fc.integer({ min: 0, max: 900 })))
    .map(([from, n]): [Day, Day | null] => [from, n === null ? null : addDays(from, n)]);
  const people = fc.array(fc.tuple(date, fc.option(fc.integer({ min: 0, max: 1100 })), fc.array(job, { maxLength: 3 })), {
    maxLength: 8,
  });
  fc.assert(
    fc.property(people, fc.constantFrom('used' as const, 'begun' as const), (list, reading) => {
      const users = list.map(([from, n, jobs]) => user(from, n === null ? null : addDays(from, n), ...jobs));
      const rate = rateOf(users, 2026, reading, nobody, '2026-11-22');
      expect(rate.working).toBeLessThanOrEqual(rate.users);
      if (rate.percent !== null) expect(rate.tier).toEqual(tierOf(rate.percent, '2026-04-01'));
      if (rate.next) {
        const { tier, more } = rate.next;
        expect((rate.working + more) * 100).toBeGreaterThanOrEqual(tier[0] * rate.users);
        expect((rate.working + more - 1) * 100).toBeLessThan(tier[0] * rate.users);
      }
      expect(rateOf([...users].reverse(), 2026, reading, nobody, '2026-11-22').working).toBe(rate.working);
    }),
  );
});
