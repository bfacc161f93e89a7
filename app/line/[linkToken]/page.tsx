import { notFound } from 'next/navigation';
import { LinkLine } from '@/components/notices/link-line';
import type { SearchParams } from '@/lib/forms/state';
import { lineConfig } from '@/lib/line/config';
import { paths } from '@/lib/paths';
import { openPage, pageTitle } from '@/lib/session/page';

export const generateMetadata = () => pageTitle('notices.line.title');

type Props = { params: Promise<{ linkToken: string }>; searchParams: Promise<SearchParams> };

/** Where a link in LINE leads: to be told there too, if one wants. */
export default async function LinkLinePage({ params, searchParams }: Props) {
  const [{ linkToken }, search] = await Promise.all([params, searchParams]);
  if (!/^[\w-]{1,100}$/.test(linkToken)) notFound();
  const { ui, me } = await openPage(paths.line(linkToken), async () => null);
  return (
    <LinkLine
      ui={ui}
      me={me}
      linkToken={linkToken}
      on={lineConfig() !== null}
      failed={search.again !== undefined || search.trouble !== undefined}
    />
  );
}
