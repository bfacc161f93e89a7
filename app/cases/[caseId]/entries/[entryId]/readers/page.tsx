import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { Narrow } from '@/components/audience/narrow';
import { CasePage } from '@/components/cases/case-page';
import { narrowForm } from '@/lib/entries/forms';
import { formState, type SearchParams } from '@/lib/forms/state';
import { pageTitle } from '@/lib/session/page';
import { type EntryParams, openEntry } from '../open';

type Props = { params: EntryParams; searchParams: Promise<SearchParams> };

export const generateMetadata = async ({ searchParams }: Props): Promise<Metadata> =>
  pageTitle('audience.narrow.title', { wrong: (await searchParams).again !== undefined });

/** Who reads an entry, and fewer. */
export default async function ReadersPage({ params, searchParams }: Props) {
  const { ui, me, head, entry, circle, caseId, mover } = await openEntry(params, 'readers');
  if (entry.undoneAt || !(mover.author || mover.person || mover.team)) notFound();
  const { again, ...search } = await searchParams;
  const state = formState(narrowForm, again === undefined ? search : { ...search, check: '' }, {});
  return (
    <CasePage ui={ui} head={head} me={me} title={ui.text('audience.narrow.title')} current="timeline">
      <Narrow ui={ui} caseId={caseId} entry={entry} circle={circle} state={state} mayStop={head.personId === me.personId} />
    </CasePage>
  );
}
