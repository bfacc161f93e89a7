import { Reminders } from '@/components/reminders/reminders';
import type { SearchParams } from '@/lib/forms/state';
import { paths } from '@/lib/paths';
import { listReminders } from '@/lib/reminders/queries';
import { openPage, pageTitle } from '@/lib/session/page';

export const generateMetadata = () => pageTitle('reminders.title');

/** What I want to be reminded of. */
export default async function RemindersPage({ searchParams }: { searchParams: Promise<SearchParams> }) {
  const { saved } = await searchParams;
  const { ui, me, data } = await openPage(paths.reminders(), listReminders);
  return <Reminders ui={ui} me={me} reminders={data} saved={saved !== undefined} />;
}
