import { LinkPage } from '@/components/session/link-page';
import { findLink } from '@/lib/session/links';
import { isToken, maskedAddress } from '@/lib/session/model';
import { openPublicPage, pageTitle } from '@/lib/session/page';

type Props = { params: Promise<{ token: string }> };

export const generateMetadata = () => pageTitle('session.link.title');

/** The page behind a sign-in link. Opening it uses nothing up: mail scanners open every link. Its button does. */
export default async function SignInLinkPage({ params }: Props) {
  const { token } = await params;
  const { ui, me, data: link } = await openPublicPage(async (tx) => (isToken(token) ? findLink(tx, token) : undefined));
  return (
    <LinkPage ui={ui} me={me} token={token} state={link?.state ?? 'unknown'} address={link ? maskedAddress(link.email) : ''} />
  );
}
