import type { Metadata } from 'next';
import { Takeout } from '@/components/settings/takeout';
import { listFreshSessions } from '@/lib/exports/queries';
import { paths } from '@/lib/paths';
import { openPage, pageTitle } from '@/lib/session/page';
import { listOwnCases } from '@/lib/takeout/queries';

export const generateMetadata = (): Promise<Metadata> => pageTitle('takeout.title');

/** All that is one's own, to take along at any time; also when the support has ended. */
export default async function TakeoutPage() {
  const { ui, me, data } = await openPage(paths.takeout(), (tx) => Promise.all([listOwnCases(tx), listFreshSessions(tx)]));
  const [cases, fresh] = data;
  return <Takeout ui={ui} me={me} cases={cases.length} fresh={fresh.includes(me.sessionId ?? '')} />;
}
