/**
 * Every date format and all arithmetic with days and months. A day is an ISO string 'YYYY-MM-DD' and has no time zone;
 * a moment is a Date or an ISO string with a time, shown in Asia/Tokyo (UTC+9, no summer time since 1951).
 * Japanese forms are the default; 'en' gives the English ones.
 */
export type Day = string;
export type Moment = Date | string;
export type Language = 'ja' | 'en';

const TOKYO_MS = 9 * 60 * 60 * 1000;
const DAY_MS = 24 * 60 * 60 * 1000;
const WEEKDAYS = { ja: ['日', '月', '火', '水', '木', '金', '土'], en: ['Sun', 'Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat'] };
const MONTHS = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
];
const ISO_DAY = /^(\d{4})-(\d{2})-(\d{2})$/;

// Tokyo's clock, readable with getUTC…. A bare day is taken as it stands.
function clock(at: Moment): Date {
  if (typeof at === 'string' && ISO_DAY.test(at)) return new Date(`${at}T00:00:00Z`);
  const date = typeof at === 'string' ? new Date(at) : at;
  if (Number.isNaN(date.getTime())) throw new RangeError(`not a date: ${String(at)}`);
  return new Date(date.getTime() + TOKYO_MS);
}

const pad = (n: number) => String(n).padStart(2, '0');
const iso = (year: number, month: number, day: number): Day => `${String(year).padStart(4, '0')}-${pad(month)}-${pad(day)}`;

/** 2026年11月22日（日） · Sun 22 November 2026 */
export function formatDay(at: Moment, language: Language = 'ja'): string {
  const d = clock(at);
  const weekday = WEEKDAYS[language][d.getUTCDay()];
  return language === 'en'
    ? `${weekday} ${d.getUTCDate()} ${MONTHS[d.getUTCMonth()]} ${d.getUTCFullYear()}`
    : `${d.getUTCFullYear()}年${d.getUTCMonth() + 1}月${d.getUTCDate()}日（${weekday}）`;
}

/** 午後3:05 · 3:05 pm, on one line. Noon is 午後0:00, midnight 午前0:00. */
export function formatTime(at: Moment, language: Language = 'ja'): string {
  const d = clock(at);
  const hour = d.getUTCHours();
  const minutes = pad(d.getUTCMinutes());
  return language === 'en'
    ? `${hour % 12 || 12}:${minutes}\u00a0${hour < 12 ? 'am' : 'pm'}`
    : `${hour < 12 ? '午前' : '午後'}${hour % 12}:${minutes}`;
}

/** 2026年11月22日（日） 午後3:05 · Sun 22 November 2026, 3:05 pm */
export function formatDayTime(at: Moment, language: Language = 'ja'): string {
  return `${formatDay(at, language)}${language === 'en' ? ', ' : ' '}${formatTime(at, language)}`;
}

/** 2026年11月 · November 2026. Takes a moment, a day or a month 'YYYY-MM'. */
export function formatMonth(at: Moment, language: Language = 'ja'): string {
  const d = clock(typeof at === 'string' && /^\d{4}-\d{2}$/.test(at) ? `${at}-01` : at);
  return language === 'en'
    ? `${MONTHS[d.getUTCMonth()]} ${d.getUTCFullYear()}`
    : `${d.getUTCFullYear()}年${d.getUTCMonth() + 1}月`;
}

/** 令和8年, for official papers. Years from 令和元年 (May 2019) on; before, the Gregorian year. */
export function formatReiwaYear(at: Moment): string {
  const d = clock(at);
  if (dayOf(at) < '2019-05-01') return `${d.getUTCFullYear()}年`;
  const year = d.getUTCFullYear() - 2018;
  return `令和${year === 1 ? '元' : year}年`;
}

/** 令和8年11月22日 */
export function formatReiwaDay(at: Moment): string {
  const d = clock(at);
  return `${formatReiwaYear(at)}${d.getUTCMonth() + 1}月${d.getUTCDate()}日`;
}

/** The day in Tokyo on which a moment falls; a day stays itself. */
export function dayOf(at: Moment): Day {
  const d = clock(at);
  return iso(d.getUTCFullYear(), d.getUTCMonth() + 1, d.getUTCDate());
}

/** 'YYYY-MM' of a moment or day, in Tokyo. */
export const monthOf = (at: Moment): string => dayOf(at).slice(0, 7);

export const today = (now: Date = new Date()): Day => dayOf(now);

/** The first moment of a day in Tokyo. */
export const startOfDay = (day: Day): Date => new Date(Date.parse(`${day}T00:00:00Z`) - TOKYO_MS);

/** The moment of a day and a time (`HH:MM`) in Tokyo; no date where one of the two is none. */
export const momentAt = (day: Day, time: string): Date => new Date(`${day}T${time}:00+09:00`);

/** The time in Tokyo of a moment, `HH:MM`. */
export const timeOf = (at: Date): string => new Date(at.getTime() + TOKYO_MS).toISOString().slice(11, 16);

/** True for a real calendar day from 1900 to 2999 written 'YYYY-MM-DD'. */
export function isDay(value: unknown): value is Day {
  if (typeof value !== 'string') return false;
  const m = ISO_DAY.exec(value);
  if (!m || value < '1900' || value >= '3000') return false;
  const d = new Date(`${value}T00:00:00Z`);
  return !Number.isNaN(d.getTime()) && d.toISOString().slice(0, 10) === value;
}

/** A day from three boxes, or null when there is no such day (31 February). Full-width figures are understood. */
export function dayFrom(year: string, month: string, day: string): Day | null {
  const parts = [year, month, day].map((s) => s.normalize('NFKC').trim());
  if (!/^\d{4}$/.test(parts[0]!) || !parts.slice(1).every((p) => /^\d{1,2}$/.test(p))) return null;
  const value = iso(Number(parts[0]), Number(parts[1]), Number(parts[2]));
  return isDay(value) ? value : null;
}

export const addDays = (day: Day, n: number): Day =>
  new Date(Date.parse(`${day}T00:00:00Z`) + n * DAY_MS).toISOString().slice(0, 10);

/** Days from one day to another; negative when `to` is earlier. */
export const daysBetween = (from: Day, to: Day): number =>
  Math.round((Date.parse(`${to}T00:00:00Z`) - Date.parse(`${from}T00:00:00Z`)) / DAY_MS);

const lastOfMonth = (year: number, month: number) => new Date(Date.UTC(year, month, 0)).getUTCDate();
// Year and month n months later; month counts from 1.
function shift(day: Day, n: number): [year: number, month: number] {
  const months = Number(day.slice(0, 4)) * 12 + Number(day.slice(5, 7)) - 1 + n;
  return [Math.floor(months / 12), (months % 12) + 1];
}

/** The same day of the month n months later, or that month's last day. For periods use periodEnd. */
export function addMonths(day: Day, n: number): Day {
  const [year, month] = shift(day, n);
  return iso(year, month, Math.min(Number(day.slice(8)), lastOfMonth(year, month)));
}

/**
 * Last day of a period of n months whose first day counts (民法143条2項). Hired 2024-08-31, six months → 2025-02-28:
 * where the same day does not exist the period ends with that month. `addMonths(…) - 1` would be a day early.
 */
export function periodEnd(start: Day, months: number): Day {
  const [year, month] = shift(start, months);
  const wanted = Number(start.slice(8));
  const last = lastOfMonth(year, month);
  return wanted > last ? iso(year, month, last) : addDays(iso(year, month, wanted), -1);
}
