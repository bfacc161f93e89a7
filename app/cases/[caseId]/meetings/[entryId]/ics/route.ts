import { meetingCalendar } from '@/lib/meetings/calendar';
import { openMeeting } from '../open';

/** A fixed meeting for one's own calendar: neither whose it is, nor what about. */
export async function GET(_request: Request, { params }: { params: Promise<{ caseId: string; entryId: string }> }) {
  const { ui, meeting } = await openMeeting(params, 'ics', '');
  const text = meetingCalendar(ui, meeting);
  if (text === null) return new Response(null, { status: 404 });
  return new Response(text, {
    headers: {
      'Content-Type': 'text/calendar; charset=utf-8',
      'Content-Disposition': 'attachment; filename="meeting.ics"',
      'Cache-Control': 'no-store',
    },
  });
}
