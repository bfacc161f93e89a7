import { expect, test } from '@playwright/test';
import { addDays } from './dates';
import { isHoliday, workday } from './holidays';

// The Cabinet Office's lists (国民の祝日について) of 2025 and 2026.
const lists: Record<string, string[]> = {
  '2025':
    '01-01 01-13 02-11 02-23 02-24 03-20 04-29 05-03 05-04 05-05 05-06 07-21 08-11 09-15 09-23 10-13 11-03 11-23 11-24'.split(
      ' ',
    ),
  '2026': '01-01 01-12 02-11 02-23 03-20 04-29 05-03 05-04 05-05 05-06 07-20 08-11 09-21 09-22 09-23 10-12 11-03 11-23'.split(
    ' ',
  ),
};

for (const [year, days] of Object.entries(lists)) {
  test(`the holidays of ${year} are those of the list`, () => {
    const found: string[] = [];
    for (let day = `${year}-01-01`; day.startsWith(year); day = addDays(day, 1)) if (isHoliday(day)) found.push(day.slice(5));
    expect(found).toEqual(days);
  });
}

test('a day off moves to the next working day, a working day stays', () => {
  expect(workday('2026-11-20')).toBe('2026-11-20');
  expect(workday('2026-11-21')).toBe('2026-11-24');
  expect(workday('2026-12-29')).toBe('2027-01-04');
});
