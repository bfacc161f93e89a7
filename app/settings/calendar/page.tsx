import { CalendarSettings } from '@/components/settings/calendar-settings';
import { findCalendar } from '@/lib/calendar/queries';
import type { SearchParams } from '@/lib/forms/state';
import { paths } from '@/lib/paths';
import { absolute } from '@/lib/session/links';
import { openPage, pageTitle } from '@/lib/session/page';
import { derivedToken } from '@/lib/tokens';

export const generateMetadata = () => pageTitle('calendar.title');

/** One's dates in the calendar of one's phone. */
export default async function CalendarPage({ searchParams }: { searchParams: Promise<SearchParams> }) {
  const search = await searchParams;
  const { ui, me, data } = await openPage(paths.calendar(), findCalendar);
  return (
    <CalendarSettings
      ui={ui}
      me={me}
      address={data.linkId && absolute(paths.feed(derivedToken('calendar', data.linkId)))}
      madeAt={data.madeAt}
      worded={data.worded}
      done={(['saved', 'made', 'stopped'] as const).find((one) => search.done === one)}
      failed={search.again !== undefined || search.trouble !== undefined}
    />
  );
}
