import { createHash } from 'node:crypto';
import ical, {
  ICalCalendarMethod,
  ICalEventClass,
  ICalEventRepeatingFreq,
  ICalEventStatus,
  ICalEventTransparency,
} from 'ical-generator';
import { z } from 'zod';
import { addDays, type Day } from '@/lib/dates';
import { choiceField } from '@/lib/forms/fields';
import type { Ui } from '@/lib/i18n/ui';

/** What a date is: a meeting, the due day of an issue, of an answer or looking back about an accommodation, the end of a consent, a duty, a reminder. */
const dateKinds = ['concern', 'accommodation', 'review', 'consent', 'duty', 'reminder', 'meeting'] as const;
export type DateKind = (typeof dateKinds)[number];

/** A date that somebody may see. A source of dates is one function that lists these (queries.ts). */
export type Dated = {
  /** Its own for good, for whoever looks at it: `concern-…`. */
  key: string;
  kind: DateKind;
  /** The case that it is of; null: of the person alone. */
  caseId: string | null;
  /** The entry that it stands in, where there is one: its rule has been asked. */
  entryId: string | null;
  /** A day in Japan, or a moment. */
  on: Day | Date;
  /** When what has a time is over, if that is known. */
  until?: Date;
  /** Comes again each day, each week. */
  every?: 0 | 1 | 7;
  /** The person's own words. */
  words?: string;
  /** How often it was changed: a calendar takes the latest it was told. */
  version?: number;
  /** It was called off: the calendar strikes it out. */
  cancelled?: boolean;
  /** Where one takes part from a screen. */
  link?: string;
};

/**
 * What a calendar has to know of a case: whether it is one's own, whether one takes part in it (a manager reads more), whether a job in it
 * is closed, and whom it is about, for staff whose agency wants that.
 */
export type DatedCase = { id: string; own: boolean; mine: boolean; closed: boolean; name: string | null };

export const wordsForm = z.strictObject({ words: choiceField(['plain', 'worded']) });
export const pressForm = z.strictObject({});

/** What has a time takes this long in the calendar; a day leaves its reader free. */
const minutes = 30;

type How = { ui: Ui; worded: boolean; cases: readonly DatedCase[]; origin: string };

/**
 * Dates as a calendar file (RFC 5545). Whoever looks over a shoulder sees that something is on that day. `worded`: what kind of day it is,
 * and the person's own words; no company's name, and nothing of cases while a job of theirs is closed: no link of a meeting either.
 */
export function makeCalendar(dates: readonly Dated[], { ui, worded, cases, origin }: How): string {
  const calendar = ical({
    name: ui.text('calendar.plain'),
    prodId: { company: 'portal', product: 'dates', language: 'JA' },
    method: ICalCalendarMethod.PUBLISH,
    ttl: 3600,
  });
  for (const date of dates) {
    const allDay = typeof date.on === 'string';
    const start = allDay ? new Date(`${date.on}T00:00:00Z`) : (date.on as Date);
    const end = allDay
      ? new Date(`${addDays(date.on as Day, 1)}T00:00:00Z`)
      : (date.until ?? new Date(start.getTime() + minutes * 60_000));
    calendar.createEvent({
      id: `${createHash('sha256').update(date.key).digest('hex').slice(0, 32)}@${new URL(origin).hostname}`,
      summary: titleOf(date, { ui, worded, cases }),
      start,
      end,
      allDay,
      url: (!isHushed(date.caseId, cases) && date.link) || origin,
      ...(date.version !== undefined && { sequence: date.version }),
      ...(date.cancelled && { status: ICalEventStatus.CANCELLED }),
      class: ICalEventClass.PRIVATE,
      ...(allDay && { transparency: ICalEventTransparency.TRANSPARENT }),
      ...(date.every && {
        repeating: { freq: date.every === 7 ? ICalEventRepeatingFreq.WEEKLY : ICalEventRepeatingFreq.DAILY },
      }),
    });
  }
  return calendar.toString();
}

function titleOf({ kind, caseId, words }: Dated, { ui, worded, cases }: Pick<How, 'ui' | 'worded' | 'cases'>): string {
  const of = cases.find(({ id }) => id === caseId);
  if (worded && words) return words;
  if (!worded || isHushed(caseId, cases)) return ui.text('calendar.plain');
  const title = ui.text(`calendar.kind.${kind}`);
  return of?.name ? ui.text('calendar.about', { title, name: of.name }) : title;
}

/** A job that must not know is in the case, or in one's own: what stands in a calendar says nothing. */
const isHushed = (caseId: string | null, cases: readonly DatedCase[]): boolean =>
  cases.some(({ id, own, closed }) => closed && (own || id === caseId));

/** How a calendar file goes out: kept nowhere on the way, and called by a name that says nothing. */
export const calendarHeaders = (how: 'inline' | 'attachment') => ({
  'Content-Type': 'text/calendar; charset=utf-8',
  'Content-Disposition': `${how}; filename="dates.ics"`,
  'Cache-Control': 'private, no-store',
});
