import { addDays, type Day } from './dates';

/** National holidays of Japan (国民の祝日に関する法律) by rule, from 2023 on; the equinoxes by the usual formula, good until 2099. */
export function isHoliday(day: Day): boolean {
  if (named(day)) return true;
  // 振替休日: the first day after a holiday on a Sunday that is none itself; 国民の休日: a day between two holidays.
  for (let before = addDays(day, -1); named(before); before = addDays(before, -1)) if (weekday(before) === 0) return true;
  return named(addDays(day, -1)) && named(addDays(day, 1));
}

/** Whether most workplaces and offices are closed: Saturdays, Sundays, holidays, and the days around New Year. */
const isDayOff = (day: Day): boolean =>
  weekday(day) === 0 ||
  weekday(day) === 6 ||
  isHoliday(day) ||
  ['12-29', '12-30', '12-31', '01-02', '01-03'].includes(day.slice(5));

/** The day itself, or the first working day after it. */
export function workday(day: Day): Day {
  let found = day;
  while (isDayOff(found)) found = addDays(found, 1);
  return found;
}

const weekday = (day: Day): number => new Date(`${day}T00:00:00Z`).getUTCDay();

const fixed = ['01-01', '02-11', '02-23', '04-29', '05-03', '05-04', '05-05', '08-11', '11-03', '11-23'];
/** Month and which Monday of it. */
const mondays: Record<string, number> = { '01': 2, '07': 3, '09': 3, '10': 2 };

function named(day: Day): boolean {
  const [year, month, date] = day.split('-').map(Number) as [number, number, number];
  if (fixed.includes(day.slice(5))) return true;
  if (weekday(day) === 1 && mondays[day.slice(5, 7)] === Math.ceil(date / 7)) return true;
  const equinox = (base: number) => Math.floor(base + 0.242194 * (year - 1980) - Math.floor((year - 1980) / 4));
  return (month === 3 && date === equinox(20.8431)) || (month === 9 && date === equinox(23.2488));
}
