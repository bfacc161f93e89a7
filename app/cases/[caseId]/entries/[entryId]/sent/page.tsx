import type { Metadata } from 'next';
import { notFound, redirect } from 'next/navigation';
import { CasePage } from '@/components/cases/case-page';
import { Sent } from '@/components/concerns/sent';
import { buttonForm } from '@/lib/entries/forms';
import { formState, type SearchParams } from '@/lib/forms/state';
import { paths } from '@/lib/paths';
import { pageTitle } from '@/lib/session/page';
import { type EntryParams, openEntry } from '../open';

export const generateMetadata = (): Promise<Metadata> => pageTitle('concerns.sent.title');

/** After sending: what happens next. */
export default async function SentPage({ params, searchParams }: { params: EntryParams; searchParams: Promise<SearchParams> }) {
  const { ui, me, head, entry, circle, caseId } = await openEntry(params, 'sent');
  if (!entry.own || !entry.concern) notFound();
  if (entry.undoneAt) redirect(paths.entry(caseId, entry.id));
  const { notice } = formState(buttonForm, await searchParams, {});
  return (
    <CasePage ui={ui} head={head} me={me} title={ui.text('concerns.sent.title')} current="concern">
      <Sent ui={ui} caseId={caseId} entry={entry} circle={circle} agency={head.agency} notice={notice} />
    </CasePage>
  );
}
