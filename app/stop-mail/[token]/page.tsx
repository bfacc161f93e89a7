import { StopMail } from '@/components/mail/stop-mail';
import type { SearchParams } from '@/lib/forms/state';
import { mayStopMail } from '@/lib/notices/queries';
import { openPublicPage, pageTitle } from '@/lib/session/page';

export const generateMetadata = () => pageTitle('mail.stop.title');

/** Opened from a mail. Looking stops nothing: mail scanners look too. */
export default async function StopMailPage({
  params,
  searchParams,
}: {
  params: Promise<{ token: string }>;
  searchParams: Promise<SearchParams>;
}) {
  const [{ token }, search] = await Promise.all([params, searchParams]);
  const { ui, data } = await openPublicPage((tx) => mayStopMail(tx, token));
  return <StopMail ui={ui} token={token} state={search.done !== undefined ? 'done' : data ? 'open' : 'over'} />;
}
