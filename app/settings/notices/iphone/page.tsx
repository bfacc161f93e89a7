import { OnIphone } from '@/components/settings/on-iphone';
import { paths } from '@/lib/paths';
import { openPage, pageTitle } from '@/lib/session/page';

export const generateMetadata = () => pageTitle('notices.iphone.title');

/** How notifications come to an iPhone. */
export default async function OnIphonePage() {
  const { ui, me } = await openPage(paths.pushOnIphone(), async () => null);
  return <OnIphone ui={ui} me={me} />;
}
