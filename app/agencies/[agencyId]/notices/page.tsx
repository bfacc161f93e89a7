import { notFound } from 'next/navigation';
import { AgencyNotices } from '@/components/notices/agency-notices';
import type { SearchParams } from '@/lib/forms/state';
import { isId } from '@/lib/ids';
import { getAgencyNotices } from '@/lib/notices/queries';
import { paths } from '@/lib/paths';
import { openPage, pageTitle } from '@/lib/session/page';

export const generateMetadata = () => pageTitle('notices.agency.title');

/** How an agency tells: what is urgent to it, and what mail to its staff may say. */
export default async function AgencyNoticesPage({
  params,
  searchParams,
}: {
  params: Promise<{ agencyId: string }>;
  searchParams: Promise<SearchParams>;
}) {
  const [{ agencyId }, search] = await Promise.all([params, searchParams]);
  if (!isId(agencyId)) notFound();
  const { ui, me, data } = await openPage(paths.agencyNotices(agencyId), (tx) => getAgencyNotices(tx, agencyId));
  return (
    <AgencyNotices
      ui={ui}
      me={me}
      agency={data}
      saved={search.saved !== undefined}
      failed={search.again !== undefined || search.trouble !== undefined}
    />
  );
}
