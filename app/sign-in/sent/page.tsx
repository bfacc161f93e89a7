import { Sent } from '@/components/session/sent';
import { openPublicPage, pageTitle } from '@/lib/session/page';
import { isDemo } from '@/lib/session/queries';

export const generateMetadata = () => pageTitle('session.sent.title');

/** What happens after asking for a link: the same for everybody. */
export default async function SentPage() {
  const { ui, me, data: demo } = await openPublicPage(isDemo);
  return <Sent ui={ui} me={me} demo={demo} />;
}
