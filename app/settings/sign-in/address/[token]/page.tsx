import { ProveAddress } from '@/components/settings/prove-address';
import { openPublicPage, pageTitle } from '@/lib/session/page';

type Props = { params: Promise<{ token: string }>; searchParams: Promise<Record<string, unknown>> };

export const generateMetadata = () => pageTitle('settings.address.title');

/** The page behind the link that proves an address. Opening it proves nothing: its button does, where its person is signed in. */
export default async function ProveAddressPage({ params, searchParams }: Props) {
  const [{ token }, search, { ui, me }] = await Promise.all([params, searchParams, openPublicPage()]);
  return (
    <ProveAddress
      ui={ui}
      me={me}
      token={token}
      failed={search.conflict === 'ND006' ? 'taken' : search.conflict ? 'over' : undefined}
    />
  );
}
