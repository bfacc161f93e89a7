import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { Looks } from '@/components/access-log/looks';
import { CasePage } from '@/components/cases/case-page';
import { lookFilter } from '@/lib/access-log/model';
import { listLookers, listLooks } from '@/lib/access-log/queries';
import { getCase } from '@/lib/cases/queries';
import type { SearchParams } from '@/lib/forms/state';
import { isId } from '@/lib/ids';
import { paths } from '@/lib/paths';
import { openPage, pageTitle } from '@/lib/session/page';

type Props = { params: Promise<{ caseId: string }>; searchParams: Promise<SearchParams> };

export const generateMetadata = (): Promise<Metadata> => pageTitle('access-log.title');

/** Who looked at my things. The supported person's page. */
export default async function LookedPage({ params, searchParams }: Props) {
  const [{ caseId }, search] = await Promise.all([params, searchParams]);
  if (!isId(caseId)) notFound();
  const filter = lookFilter.parse(search);
  const { ui, me, data } = await openPage(paths.looked(caseId), (tx) =>
    Promise.all([getCase(tx, caseId), listLooks(tx, caseId, filter), listLookers(tx, caseId)]),
  );
  const [head, looks, lookers] = data;
  if (head.personId !== me.personId) notFound();
  return (
    <CasePage ui={ui} head={head} me={me} title={ui.text('access-log.title')} current="looked">
      <Looks ui={ui} head={head} looks={looks} lookers={lookers} filter={filter} />
    </CasePage>
  );
}
