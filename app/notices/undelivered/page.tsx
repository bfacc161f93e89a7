import { notFound } from 'next/navigation';
import { Undelivered } from '@/components/notices/undelivered';
import { listFailedJobs } from '@/lib/jobs/queries';
import { isStaff, listUnreached } from '@/lib/notices/queries';
import { paths } from '@/lib/paths';
import { openPage, pageTitle } from '@/lib/session/page';

export const generateMetadata = () => pageTitle('notices.undelivered.title');

/** Whom mail does not reach, for those who support them; and, for managers, what could not be sent. */
export default async function UndeliveredPage() {
  const { ui, me, data } = await openPage(paths.undelivered(), (tx) =>
    Promise.all([isStaff(tx), listUnreached(tx), listFailedJobs(tx)]),
  );
  const [staff, people, jobs] = data;
  if (!staff) notFound();
  return <Undelivered ui={ui} me={me} people={people} jobs={jobs} />;
}
