import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { Exposure } from '@/components/access-log/exposure';
import { CasePage } from '@/components/cases/case-page';
import { recordLook } from '@/lib/access-log/commands';
import { exposureFilter } from '@/lib/access-log/model';
import { getExposure } from '@/lib/access-log/queries';
import { getCase } from '@/lib/cases/queries';
import { dayOf, today } from '@/lib/dates';
import { getEntry } from '@/lib/entries/queries';
import type { SearchParams } from '@/lib/forms/state';
import { isId } from '@/lib/ids';
import { paths } from '@/lib/paths';
import { openPage, pageTitle } from '@/lib/session/page';

type Props = { params: Promise<{ caseId: string; entryId: string }>; searchParams: Promise<SearchParams> };

export const generateMetadata = (): Promise<Metadata> => pageTitle('access-log.exposure.title');

/** Who saw an entry between two days, and who could have: for the agency's managers. */
export default async function ExposurePage({ params, searchParams }: Props) {
  const [{ caseId, entryId }, search] = await Promise.all([params, searchParams]);
  if (!isId(caseId) || !isId(entryId)) notFound();
  const filter = exposureFilter.parse(search);
  const { ui, me, data } = await openPage(paths.entryStep(caseId, entryId, 'exposure'), async (tx) => {
    const head = getCase(tx, caseId);
    const entry = await getEntry(tx, caseId, entryId);
    const from = filter.from ?? dayOf(entry.createdAt);
    const to = filter.to ?? today();
    const end = new Date(Math.min(Date.parse(`${to}T00:00:00+09:00`) + 86_400_000, Date.now()));
    const [exposure] = await Promise.all([
      getExposure(tx, entryId, new Date(`${from}T00:00:00+09:00`), end),
      recordLook(tx, caseId, 'exposure', [entryId]),
    ]);
    return { head: await head, from, to, ...exposure };
  });
  return (
    <CasePage ui={ui} head={data.head} me={me} title={ui.text('access-log.exposure.title')}>
      <Exposure ui={ui} caseId={caseId} entryId={entryId} {...data} />
    </CasePage>
  );
}
