import { openCalendar } from '@/lib/calendar/commands';
import { calendarHeaders } from '@/lib/calendar/model';
import { newSession } from '@/lib/session/begin';

const nothing = (status: number, headers = {}) =>
  new Response(null, { status, headers: { 'Cache-Control': 'no-store', ...headers } });

/** Somebody's dates, for a calendar program that knows their private address. There is no session: who holds the address reads. */
export async function GET(_request: Request, { params }: { params: Promise<{ token: string }> }): Promise<Response> {
  const [{ token }, { ipPrefix }] = await Promise.all([params, newSession()]);
  const calendar = await openCalendar(token, ipPrefix);
  if (calendar === undefined) return nothing(404);
  if (calendar === 'too_many') return nothing(429, { 'Retry-After': '900' });
  return new Response(calendar, { headers: calendarHeaders('inline') });
}
