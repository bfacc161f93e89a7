import { DemoPeople } from '@/components/session/demo-people';
import { asActor } from '@/db/client';
import { makeUi } from '@/lib/i18n/ui';
import { safeNext } from '@/lib/paths';
import { currentCredential } from '@/lib/session/credential';
import { findHolder, listDemoPeople } from '@/lib/session/queries';
import { currentSettings } from '@/lib/session/settings';

export async function generateMetadata() {
  return { title: makeUi(await currentSettings()).text('session.signIn.title') };
}

export default async function SignInPage(props: { searchParams: Promise<Record<string, string | string[] | undefined>> }) {
  const [search, settings, credential] = await Promise.all([props.searchParams, currentSettings(), currentCredential()]);
  const ui = makeUi(settings);
  const next = safeNext(search.next);
  const [people, me] = await Promise.all([asActor('nobody', (tx) => listDemoPeople(tx), { durable: false }), findHolder(credential)]);
  return (
    <main className="mx-auto max-w-3xl p-4">
      <h1>{ui.t('session.signIn.title')}</h1>
      {me && <p>{ui.t('session.signIn.already', { name: me.name })}</p>}
      {people.length > 0 && <DemoPeople ui={ui} people={people} next={next} />}
    </main>
  );
}
