import { z } from 'zod';
import type { TimelineRow } from '@/lib/timeline/queries';

/** How many notices wait for a person (100 stands for more), and the mark by which a page asks whether there is more since (app.news). */
export type News = { unread: number; mark: string };

/** A notice as its entry tells it now. */
export type NoticeRow = Pick<
  TimelineRow,
  'id' | 'threadId' | 'kind' | 'authorKind' | 'authorName' | 'authorTitle' | 'onBehalfLabel' | 'title' | 'excerpt' | 'detail'
> & { at: Date; unread: boolean; caseId: string; personName: string; personReading: string };

export type NoticesOfCase = { caseId: string; name: string; reading: string; rows: NoticeRow[] };

/** Notices by case, the case with the newest first. */
export function byCase(rows: NoticeRow[]): NoticesOfCase[] {
  const cases = new Map<string, NoticesOfCase>();
  for (const row of rows) {
    const found = cases.get(row.caseId);
    if (found) found.rows.push(row);
    else cases.set(row.caseId, { caseId: row.caseId, name: row.personName, reading: row.personReading, rows: [row] });
  }
  return [...cases.values()];
}

/** "I have read these": of one case or of all, those that were there when the page was made. */
export const readForm = z.strictObject({ case: z.union([z.uuid(), z.literal('')]).default(''), until: z.iso.datetime() });
