import { SessionsPage } from '@/components/settings/sessions-page';
import type { SearchParams } from '@/lib/forms/state';
import { paths } from '@/lib/paths';
import { deviceWords } from '@/lib/session/device';
import { openPage, pageTitle } from '@/lib/session/page';
import { listMySessions } from '@/lib/session/queries';

export const generateMetadata = () => pageTitle('settings.nav.sessions');

/** Where a person is signed in, and how to end it. */
export default async function Sessions({ searchParams }: { searchParams: Promise<SearchParams> }) {
  const [search, { ui, me, data: sessions }] = await Promise.all([searchParams, openPage(paths.sessions(), listMySessions)]);
  return (
    <SessionsPage
      ui={ui}
      me={me}
      ended={search.ended !== undefined}
      sessions={sessions.map((session) => ({ ...session, ...deviceWords(session.device), here: session.id === me.sessionId }))}
    />
  );
}
