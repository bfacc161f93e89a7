import { Notices } from '@/components/notices/notices';
import { isStaff, listNotices } from '@/lib/notices/queries';
import { paths } from '@/lib/paths';
import { listDueReminders } from '@/lib/reminders/queries';
import { openPage, pageTitle } from '@/lib/session/page';

export const generateMetadata = () => pageTitle('notices.title');

/** What is new for me, in all my cases. */
export default async function NoticesPage() {
  const now = new Date();
  const { ui, me, data } = await openPage(paths.notices(), (tx) =>
    Promise.all([listNotices(tx), isStaff(tx), listDueReminders(tx)]),
  );
  const [rows, staff, reminders] = data;
  return <Notices ui={ui} me={me} rows={rows} reminders={reminders} until={now} staff={staff} />;
}
