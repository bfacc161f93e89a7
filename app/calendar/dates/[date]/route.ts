import { NotFound } from '@/db/client';
import { openDate } from '@/lib/calendar/commands';
import { calendarHeaders } from '@/lib/calendar/model';
import { makeUi } from '@/lib/i18n/ui';
import { paths } from '@/lib/paths';
import { openPage } from '@/lib/session/page';
import { currentSettings } from '@/lib/session/settings';

/** One date, to be put into the calendar of whoever looks at it. */
export async function GET(_request: Request, { params }: { params: Promise<{ date: string }> }): Promise<Response> {
  const [{ date }, settings] = await Promise.all([params, currentSettings()]);
  const { data } = await openPage(paths.oneDate(date), async (tx) => {
    const calendar = await openDate(tx, date, makeUi(settings));
    if (calendar === undefined) throw new NotFound();
    return calendar;
  });
  return new Response(data, { headers: calendarHeaders('attachment') });
}
