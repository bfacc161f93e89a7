import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { CasePage } from '@/components/cases/case-page';
import { History } from '@/components/entries/history';
import { getCase } from '@/lib/cases/queries';
import { getEntry, listVersions } from '@/lib/entries/queries';
import { isId } from '@/lib/ids';
import { paths } from '@/lib/paths';
import { openPage, pageTitle } from '@/lib/session/page';
import type { EntryParams } from '../open';

export const generateMetadata = (): Promise<Metadata> => pageTitle('entries.history.title');

/** The texts that an entry has had. */
export default async function HistoryPage({ params }: { params: EntryParams }) {
  const { caseId, entryId } = await params;
  if (!isId(caseId) || !isId(entryId)) notFound();
  const { ui, me, data } = await openPage(paths.entryStep(caseId, entryId, 'history'), (tx) =>
    Promise.all([getCase(tx, caseId), getEntry(tx, caseId, entryId), listVersions(tx, caseId, entryId)]),
  );
  const [head, entry, versions] = data;
  return (
    <CasePage ui={ui} head={head} me={me} title={ui.text('entries.history.title')} current="timeline">
      <History ui={ui} caseId={caseId} entry={entry} versions={versions} />
    </CasePage>
  );
}
