import ical, { ICalCalendarMethod } from 'ical-generator';
import type { Ui } from '@/lib/i18n/ui';
import type { Meeting } from './model';

/**
 * A fixed meeting as iCalendar: when, and by which link. Others look into calendars, so neither its heading nor its place nor anybody's
 * name is in it. Null: there is no time.
 */
export function meetingCalendar(ui: Ui, { id, state, startsAt, endsAt, onlineUrl, version }: Meeting): string | null {
  if (state !== 'fixed' || !startsAt || !endsAt) return null;
  const calendar = ical({ prodId: '//Nakadachi//Nakadachi//JA', method: ICalCalendarMethod.PUBLISH });
  calendar.createEvent({
    id: `${id}@nakadachi`,
    sequence: version,
    start: startsAt,
    end: endsAt,
    summary: ui.text('meetings.calendar'),
    ...(onlineUrl && { url: onlineUrl }),
  });
  return calendar.toString();
}
