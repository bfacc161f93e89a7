import { SignIn } from '@/components/session/sign-in';
import { formState, type SearchParams } from '@/lib/forms/state';
import { findTyped } from '@/lib/forms/typed';
import { safeNext } from '@/lib/paths';
import { signInSchema } from '@/lib/session/model';
import { oidcName } from '@/lib/session/oidc';
import { openPublicPage, pageTitle } from '@/lib/session/page';
import { listDemoPeople } from '@/lib/session/queries';

type Props = { searchParams: Promise<SearchParams> };

export const generateMetadata = async ({ searchParams }: Props) =>
  pageTitle('session.signIn.title', { wrong: (await searchParams).check !== undefined });

/** Signing in: as a person of the demo, by a link that comes by e-mail, or with a company's sign-in where one is set up. */
export default async function SignInPage({ searchParams }: Props) {
  const [search, typed, { ui, me, data: people }] = await Promise.all([
    searchParams,
    findTyped(),
    openPublicPage(listDemoPeople),
  ]);
  return (
    <SignIn
      ui={ui}
      me={me}
      people={people}
      next={safeNext(search.next ?? ourPath(search.callbackUrl))}
      state={formState(
        signInSchema,
        search,
        search.check === undefined && search.conflict === undefined ? {} : { email: typed.email ?? '' },
      )}
      oidc={oidcName()}
      oidcTrouble={search.oidc !== undefined ? 'unknown' : search.error !== undefined ? 'failed' : undefined}
      signedOut={search.out !== undefined}
    />
  );
}

/** Where next-auth would have gone back to, had it not failed: a full address of ours. */
const ourPath = (url: unknown) =>
  typeof url === 'string' && url.startsWith(`${process.env.APP_ORIGIN}/`)
    ? url.slice((process.env.APP_ORIGIN ?? '').length)
    : undefined;
