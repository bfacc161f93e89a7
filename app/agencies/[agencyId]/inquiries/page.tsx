import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { Inquiries } from '@/components/intake/inquiries';
import type { SearchParams } from '@/lib/forms/state';
import { isId } from '@/lib/ids';
import { getInquiries } from '@/lib/intake/queries';
import { paths } from '@/lib/paths';
import { openPage, pageTitle } from '@/lib/session/page';

type Props = { params: Promise<{ agencyId: string }>; searchParams: Promise<SearchParams> };

export const generateMetadata = (): Promise<Metadata> => pageTitle('intake.list.title');

/** Who has asked an agency to be supported. For its managers and service managers. */
export default async function InquiriesPage({ params, searchParams }: Props) {
  const [{ agencyId }, search] = await Promise.all([params, searchParams]);
  if (!isId(agencyId)) notFound();
  const { ui, me, data } = await openPage(paths.inquiries(agencyId), (tx) => getInquiries(tx, agencyId));
  return <Inquiries ui={ui} me={me} agency={data} closed={search.closed !== undefined} />;
}
