import type { Metadata } from 'next';
import { redirect } from 'next/navigation';
import { GivenPage, LinkPage, NothingBehind } from '@/components/handover/given-page';
import type { SearchParams } from '@/lib/forms/state';
import { findGiven, isLinkLive } from '@/lib/handover/queries';
import { paths } from '@/lib/paths';
import { isToken } from '@/lib/session/model';
import { openPublicPage, pageTitle } from '@/lib/session/page';

type Props = { params: Promise<{ token: string }>; searchParams: Promise<SearchParams> };

export const generateMetadata = (): Promise<Metadata> => pageTitle('handover.link.title');

/**
 * What was given by a link, without an account. The link alone shows a button: programs that look through mail open links too. Whoever
 * presses it comes back with a key that reads for an hour.
 */
export default async function HandoverByLinkPage({ params, searchParams }: Props) {
  const [{ token }, { key, conflict }] = await Promise.all([params, searchParams]);
  const { ui, data } = await openPublicPage(async (tx) => {
    if (!isToken(token)) return { live: false, given: undefined };
    const [live, given] = await Promise.all([
      isLinkLive(tx, token),
      typeof key === 'string' && isToken(key) ? findGiven(tx, token, key) : undefined,
    ]);
    return { live, given };
  });
  if (data.given) return <GivenPage ui={ui} token={token} openedWith={String(key)} given={data.given} />;
  if (data.live) return <LinkPage ui={ui} token={token} wait={conflict !== undefined} />;
  // One address for all that is nothing: a page holds its own address, and would tell them apart.
  const nothing = paths.nothingGiven();
  return paths.given(token) === nothing ? <NothingBehind ui={ui} /> : redirect(nothing);
}
