import { NewReminder } from '@/components/reminders/new-reminder';
import { today } from '@/lib/dates';
import { findDraft } from '@/lib/drafts/queries';
import { formState, type SearchParams } from '@/lib/forms/state';
import { ourWays } from '@/lib/notices/ways';
import { paths } from '@/lib/paths';
import { reminderDraft, reminderForm } from '@/lib/reminders/model';
import { openPage, pageTitle } from '@/lib/session/page';

type Props = { searchParams: Promise<SearchParams> };

export const generateMetadata = async ({ searchParams }: Props) =>
  pageTitle('reminders.new', { wrong: (await searchParams).check !== undefined });

/** Asking to be reminded. */
export default async function NewReminderPage({ searchParams }: Props) {
  const search = await searchParams;
  const { ui, me, data: draft } = await openPage(paths.newReminder(), (tx) => findDraft(tx, reminderDraft));
  const state = formState(reminderForm, search, draft, { day: today(), time: '09:00', every: '0', way: 'usual' });
  return <NewReminder ui={ui} me={me} ways={ourWays()} state={state} />;
}
