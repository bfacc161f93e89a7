import { expect, test } from '@playwright/test';
import fc from 'fast-check';
import {
  addDays,
  addMonths,
  dayFrom,
  dayOf,
  daysBetween,
  formatDay,
  formatDayTime,
  formatMonth,
  formatReiwaDay,
  formatReiwaYear,
  formatTime,
  isDay,
  momentAt,
  monthOf,
  periodEnd,
  startOfDay,
  timeOf,
  today,
} from './dates';

const at = new Date('2026-11-22T06:05:00Z'); // 15:05 in Tokyo

test('forms on screen', () => {
  expect(formatDay(at)).toBe('2026年11月22日（日）');
  expect(formatDay('2026-11-22')).toBe('2026年11月22日（日）');
  expect(formatDay(at, 'en')).toBe('Sun 22 November 2026');
  expect(formatTime(at)).toBe('午後3:05');
  expect(formatTime(at, 'en')).toBe('3:05\u00a0pm');
  expect(formatTime(new Date('2026-11-22T03:00:00Z'))).toBe('午後0:00');
  expect(formatTime(new Date('2026-11-22T03:00:00Z'), 'en')).toBe('12:00\u00a0pm');
  expect(formatTime(new Date('2026-11-21T15:00:00Z'))).toBe('午前0:00');
  expect(formatDayTime(at)).toBe('2026年11月22日（日） 午後3:05');
  expect(formatMonth('2026-11')).toBe('2026年11月');
  expect(formatMonth(at, 'en')).toBe('November 2026');
  expect(formatReiwaYear('2019-05-01')).toBe('令和元年');
  expect(formatReiwaYear('2019-04-30')).toBe('2019年');
  expect(formatReiwaDay(at)).toBe('令和8年11月22日');
  expect(() => formatDay('nonsense')).toThrow(RangeError);
});

test('a moment belongs to the day in Tokyo', () => {
  expect(today(new Date('2026-11-22T14:59:59Z'))).toBe('2026-11-22');
  expect(today(new Date('2026-11-22T15:00:00Z'))).toBe('2026-11-23');
  expect(dayOf('2026-12-31T15:00:00.000Z')).toBe('2027-01-01');
  expect(monthOf(at)).toBe('2026-11');
  expect(startOfDay('2026-11-22').toISOString()).toBe('2026-11-21T15:00:00.000Z');
  expect(momentAt('2026-11-22', '08:05').toISOString()).toBe('2026-11-21T23:05:00.000Z');
  expect(timeOf(momentAt('2026-11-22', '08:05'))).toBe('08:05');
});

test('the same forms as Intl gives', () => {
  const intl = new Intl.DateTimeFormat('ja-JP', { timeZone: 'Asia/Tokyo', hour: 'numeric', minute: '2-digit', hour12: true });
  const day = new Intl.DateTimeFormat('ja-JP', {
    timeZone: 'Asia/Tokyo',
    year: 'numeric',
    month: 'long',
    day: 'numeric',
    weekday: 'short',
  });
  fc.assert(
    fc.property(fc.date({ min: new Date('1955-01-01'), max: new Date('2900-01-01'), noInvalidDate: true }), (d) => {
      expect(formatTime(d)).toBe(intl.format(d).replaceAll(' ', ''));
      expect(formatDay(d)).toBe(day.format(d).replace('(', '（').replace(')', '）'));
    }),
  );
});

test('days from boxes and strings', () => {
  expect(dayFrom('２０２６', '4', '1')).toBe('2026-04-01');
  expect(dayFrom('2026', '2', '30')).toBeNull();
  expect(dayFrom('26', '2', '3')).toBeNull();
  expect(dayFrom('2026', '', '3')).toBeNull();
  expect(isDay('2026-02-29')).toBe(false);
  expect(isDay('2028-02-29')).toBe(true);
  expect(isDay('2026-1-1')).toBe(false);
  expect(isDay(20260101)).toBe(false);
});

// First row of dates: worked examples of the ministry's Q&A; the others by the same rule (民法143条2項).
for (const [hired, sixMonths, usable, threeYears] of [
  ['2024-04-01', '2024-09-30', '2024-10-01', '2027-09-30'],
  ['2024-04-15', '2024-10-14', '2024-10-15', '2027-10-14'],
  ['2024-08-28', '2025-02-27', '2025-02-28', '2028-02-27'],
  ['2024-08-29', '2025-02-28', '2025-03-01', '2028-02-29'],
  ['2024-08-31', '2025-02-28', '2025-03-01', '2028-02-29'],
  ['2023-08-31', '2024-02-29', '2024-03-01', '2027-02-28'],
] as const) {
  test(`hired ${hired}: half a year ends ${sixMonths}, three years end ${threeYears}`, () => {
    expect(periodEnd(hired, 6)).toBe(sixMonths);
    expect(addDays(sixMonths, 1)).toBe(usable);
    expect(periodEnd(usable, 36)).toBe(threeYears);
  });
}

test('arithmetic of days and months', () => {
  expect(addDays('2026-02-28', 1)).toBe('2026-03-01');
  expect(addMonths('2026-01-31', 1)).toBe('2026-02-28');
  expect(addMonths('2026-01-15', -1)).toBe('2025-12-15');
  const day = fc.integer({ min: 0, max: 200_000 }).map((n) => addDays('1900-01-01', n));
  fc.assert(fc.property(day, fc.integer({ min: -9999, max: 9999 }), (d, n) => daysBetween(d, addDays(d, n)) === n));
  // Periods that follow one another leave no gap and do not overlap by more than the short month.
  fc.assert(
    fc.property(day, fc.integer({ min: 1, max: 48 }), (d, n) => {
      const end = periodEnd(d, n);
      return isDay(end) && end > d && daysBetween(end, addMonths(d, n)) <= 1 && daysBetween(end, addMonths(d, n)) >= 0;
    }),
  );
});
