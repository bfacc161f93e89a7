import { expect, test } from '@playwright/test';
import fc from 'fast-check';
import { addDays, type Day, isDay } from '@/lib/dates';
import { before, endReadings, halfYear, monthsUsed, newJobBy } from './model';
import { type RuleName, ruleOn, rules } from './rules';

const day = fc.integer({ min: 0, max: 36_000 }).map((n) => addDays('2000-01-01', n));

// The table of the official examples (留意事項通知) and of the days at which months differ.
for (const [hired, reached, usable, byUse, byHire] of [
  ['2024-04-01', '2024-09-30', '2024-10-01', '2027-09-30', '2027-09-30'],
  ['2024-07-01', '2024-12-31', '2025-01-01', '2027-12-31', '2027-12-31'], // temporary use until 2024-06-30
  ['2024-04-15', '2024-10-14', '2024-10-15', '2027-10-14', '2027-10-14'],
  ['2024-08-28', '2025-02-27', '2025-02-28', '2028-02-27', '2028-02-27'],
  ['2024-08-29', '2025-02-28', '2025-03-01', '2028-02-29', '2028-02-28'],
  ['2024-08-31', '2025-02-28', '2025-03-01', '2028-02-29', '2028-02-29'],
  ['2023-08-31', '2024-02-29', '2024-03-01', '2027-02-28', '2027-02-28'],
] as const) {
  test(`hired ${hired}: reached ${reached}, usable from ${usable}, ends ${byUse} or ${byHire}`, () => {
    expect(halfYear(hired)).toEqual({ reached, usableFrom: usable });
    expect(endReadings(usable, hired)).toMatchObject({ byUse, byHire });
  });
}

test('who begins late ends by the 42 months from being hired', () => {
  expect(endReadings('2025-01-10', '2024-04-01')).toEqual({
    byUse: '2028-01-09',
    byHire: '2027-09-30',
    estimated: '2027-09-30',
  });
});

test('a new job within a month of leaving', () => {
  expect(newJobBy('2025-05-31')).toBe('2025-06-30');
  expect(newJobBy('2025-01-30')).toBe('2025-02-28');
  expect(newJobBy('2025-04-15')).toBe('2025-05-15');
});

test('three months before the end', () => {
  expect(before('2027-09-30', 3)).toBe('2027-06-30');
  expect(before('2028-05-31', 3)).toBe('2028-02-29');
  expect(before('2027-10-14', 3)).toBe('2027-07-14');
});

test('whatever the day: the half year ends before the use begins, and nobody gains by beginning late', () => {
  fc.assert(
    fc.property(day, fc.integer({ min: 0, max: 1500 }), (hired: Day, late) => {
      const { reached, usableFrom } = halfYear(hired);
      const onTime = endReadings(usableFrom, hired);
      const later = endReadings(addDays(usableFrom, late), hired);
      return (
        [reached, usableFrom, onTime.byUse, onTime.byHire].every(isDay) &&
        hired < reached &&
        reached < usableFrom &&
        later.estimated >= onTime.estimated &&
        later.estimated <= later.byHire &&
        newJobBy(hired) > hired
      );
    }),
  );
});

test('the later hired, the later everything', () => {
  fc.assert(
    fc.property(day, fc.integer({ min: 0, max: 400 }), (hired: Day, n) => {
      const [one, other] = [halfYear(hired), halfYear(addDays(hired, n))];
      return one.usableFrom <= other.usableFrom && newJobBy(hired) <= newJobBy(addDays(hired, n));
    }),
  );
});

test('months of a service used: a begun month counts', () => {
  expect(monthsUsed('2024-04-01', '2024-03-31')).toBe(0);
  expect(monthsUsed('2024-04-01', '2024-04-01')).toBe(1);
  expect(monthsUsed('2024-04-01', '2024-04-30')).toBe(1);
  expect(monthsUsed('2024-04-01', '2024-05-01')).toBe(2);
  expect(monthsUsed('2022-04-01', '2024-03-31')).toBe(24);
  expect(monthsUsed('2024-01-31', '2024-02-29')).toBe(1);
});

test('every rule has lines that follow one another, and one that holds today', () => {
  for (const name of Object.keys(rules) as RuleName[]) {
    const lines: { from: Day; to?: Day }[] = rules[name];
    lines.forEach((line, i) => {
      expect(isDay(line.from), name).toBe(true);
      const next = lines[i + 1];
      expect(line.to ? addDays(line.to, 1) : undefined, `${name}: ends the day before the next begins`).toBe(next?.from);
    });
    expect(ruleOn(name, '2026-11-22').value).toBeGreaterThan(0);
    expect(ruleOn(name, '1990-01-01')).toBe(lines[0]);
  }
});
