// Days counted from the day of seeding, as dates in Japan.
const DAY = 86_400_000;

/**
 * The date of a story's day. Stories are written as if today were a Monday; what lies more than a week back moves back by
 * up to six days, so that its weekday is the one it was written for. The last week and the future are counted as they are.
 * @param day  days from today; today is 0
 * @param today  `YYYY-MM-DD`, in Asia/Tokyo
 * @returns `YYYY-MM-DD`
 */
export function dateOf(day: number, today: string): string {
  const now = Date.parse(`${today}T00:00:00Z`);
  const sinceMonday = (new Date(now).getUTCDay() + 6) % 7;
  return new Date(now + (day <= -7 ? day - sinceMonday : day) * DAY).toISOString().slice(0, 10);
}

/** A moment in Japan: ISO 8601 with its offset. */
export function momentOf(day: number, time: string, today: string): string {
  return `${dateOf(day, today)}T${time}:00+09:00`;
}

/** Fills in what depends on the date: `{m}` is the month's number, `{date+18}` a day so many days later. */
export function fill(text: string, day: number, today: string): string {
  return text
    .replaceAll('{m}', () => String(Number(dateOf(day, today).slice(5, 7))))
    .replace(/\{date\+(\d+)\}/g, (_, later: string) => {
      const date = dateOf(day + Number(later), today);
      const weekday = '日月火水木金土'[new Date(`${date}T00:00:00Z`).getUTCDay()];
      return `${Number(date.slice(5, 7))}月${Number(date.slice(8))}日（${weekday}）`;
    });
}
