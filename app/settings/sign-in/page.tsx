import { Ways } from '@/components/settings/ways';
import { findDraft } from '@/lib/drafts/queries';
import { formState, type SearchParams } from '@/lib/forms/state';
import { paths } from '@/lib/paths';
import { getWays } from '@/lib/session/address';
import { addressDraft, addressSchema } from '@/lib/session/model';
import { oidcConfig } from '@/lib/session/oidc';
import { openPage, pageTitle } from '@/lib/session/page';

type Props = { searchParams: Promise<SearchParams> };

export const generateMetadata = async ({ searchParams }: Props) =>
  pageTitle('settings.nav.ways', { wrong: (await searchParams).check !== undefined });

/** The ways in that a person has: their address, and the company's or government's sign-in. */
export default async function WaysPage({ searchParams }: Props) {
  const [search, { ui, me, data }] = await Promise.all([
    searchParams,
    openPage(paths.ways(), (tx) => Promise.all([getWays(tx), findDraft(tx, addressDraft)])),
  ]);
  const [ways, draft] = data;
  const oidc = oidcConfig();
  const notices = ['sent', 'proved', 'linked', 'unlinked', 'taken'] as const;
  return (
    <Ways
      ui={ui}
      me={me}
      email={ways.email}
      oidc={oidc && { name: oidc.name, linked: ways.issuers.includes(oidc.issuer) }}
      state={formState(addressSchema, search, draft)}
      notice={notices.find((notice) => search[notice] !== undefined)}
    />
  );
}
