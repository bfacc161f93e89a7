import type { Metadata } from 'next';
import { notFound, redirect } from 'next/navigation';
import { Propose } from '@/components/audience/propose';
import { CasePage } from '@/components/cases/case-page';
import { proposeForm } from '@/lib/entries/forms';
import { isTheirs } from '@/lib/entries/model';
import { formState, type SearchParams } from '@/lib/forms/state';
import { paths } from '@/lib/paths';
import { pageTitle } from '@/lib/session/page';
import { type EntryParams, openEntry } from '../open';

type Props = { params: EntryParams; searchParams: Promise<SearchParams> };

export const generateMetadata = async ({ searchParams }: Props): Promise<Metadata> =>
  pageTitle('audience.propose.title', { wrong: (await searchParams).check !== undefined });

/** A support worker proposes that more sides read an entry. */
export default async function ProposePage({ params, searchParams }: Props) {
  const { ui, me, head, entry, draft, circle, caseId, mover } = await openEntry(
    params,
    'propose',
    (entryId) => `propose:${entryId}`,
  );
  if (!mover.team || entry.threadId || entry.undoneAt || isTheirs(entry.kind)) notFound();
  if (entry.proposal) redirect(paths.entry(caseId, entry.id));
  const state = formState(proposeForm, await searchParams, draft);
  return (
    <CasePage ui={ui} head={head} me={me} title={ui.text('audience.propose.title')} current="timeline">
      <Propose ui={ui} caseId={caseId} entry={entry} circle={circle} state={state} />
    </CasePage>
  );
}
