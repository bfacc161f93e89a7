import { z } from 'zod';
import { categories, entryKinds, partyKinds } from '@/lib/entries/model';
import { textField } from '@/lib/forms/fields';

/** Entries on a page of the timeline, and on paper. */
export const pageSize = 50;
export const printSize = 500;

/** What a timeline may be narrowed to. All of it is optional, all of it stands in the address; searched words do not. */
export const timelineFilter = z.object({
  kind: z.enum(entryKinds).optional().catch(undefined),
  side: z.enum(partyKinds).optional().catch(undefined),
  category: z.enum(categories).optional().catch(undefined),
  open: z.literal('1').optional().catch(undefined),
  unread: z.literal('1').optional().catch(undefined),
  /** First and last day, or a month to jump to: entries up to the end of it. */
  from: dayWeKnow().optional().catch(undefined),
  to: dayWeKnow().optional().catch(undefined),
  month: z
    .string()
    .regex(/^\d{4}-(0[1-9]|1[0-2])$/)
    .optional()
    .catch(undefined),
  /** Where the page before ended: `TIME_ID`. */
  before: z.string().max(100).optional().catch(undefined),
});
export type TimelineFilter = z.infer<typeof timelineFilter>;

export type Cursor = { occurredAt: Date; id: string };

/** A place in the timeline as text for an address, and back; null for what is no such place. */
export const cursorText = (cursor: Cursor): string => `${cursor.occurredAt.toISOString()}_${cursor.id}`;
export function readCursor(text: string | undefined): Cursor | null {
  const [time = '', id = ''] = text?.split('_') ?? [];
  const occurredAt = new Date(time);
  return !known(occurredAt) || !z.uuid().safeParse(id).success ? null : { occurredAt, id };
}

/** Days that a calendar of ours holds: PostgreSQL would not take every one that JavaScript can write. */
const known = (day: Date) => day.getTime() > Date.UTC(1900, 0) && day.getTime() < Date.UTC(2200, 0);

function dayWeKnow() {
  return z.iso.date().refine((day) => known(new Date(day)));
}

/** The instant after the end of a month in Japan (`2026-11` → 2026-12-01T00:00+09:00). */
export function endOfMonth(month: string): Date {
  const [year, number] = month.split('-').map(Number) as [number, number];
  return new Date(Date.UTC(year, number, 1, -9));
}

/** Where the words that were looked for in all cases are kept. */
export const searchEverywhere = 'search:all';

/** A search shows the newest 20; who wants more gets 50, then 200. More than they need is also logged as looked at. */
export const foundSizes = [20, 50, 200] as const;

/** How many a search shows, as its address says it: one of foundSizes. */
export const foundSize = (text: unknown): number => foundSizes.find((size) => String(size) === text) ?? foundSizes[0];

/** What is searched for: at most 100 characters. Spaces part words that must all be there. */
export const searchForm = z.strictObject({ words: textField({ max: 100 }) });

/** The months from a first day to a last, newest first: `2026-11`. */
export function monthsBetween(first: string, last: string): string[] {
  const months: string[] = [];
  let [year, month] = last.split('-').map(Number) as [number, number];
  while (months.length < 600) {
    const text = `${year}-${String(month).padStart(2, '0')}`;
    if (text < first.slice(0, 7)) break;
    months.push(text);
    [year, month] = month === 1 ? [year - 1, 12] : [year, month - 1];
  }
  return months;
}
