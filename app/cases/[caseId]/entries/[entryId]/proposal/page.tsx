import type { Metadata } from 'next';
import { notFound, redirect } from 'next/navigation';
import { Decide } from '@/components/audience/decide';
import { CasePage } from '@/components/cases/case-page';
import { mayDecide } from '@/lib/concerns/model';
import { decideForm } from '@/lib/entries/forms';
import { formState, type SearchParams } from '@/lib/forms/state';
import { paths } from '@/lib/paths';
import { pageTitle } from '@/lib/session/page';
import { type EntryParams, openEntry } from '../open';

type Props = { params: EntryParams; searchParams: Promise<SearchParams> };

export const generateMetadata = (): Promise<Metadata> => pageTitle('audience.decide.title');

/** Deciding whether more people read an entry. */
export default async function ProposalPage({ params, searchParams }: Props) {
  const { ui, me, head, entry, circle, caseId } = await openEntry(params, 'proposal');
  if (!mayDecide(head, entry)) notFound();
  const state = formState(decideForm, await searchParams, {});
  if (!entry.proposal) redirect(paths.entry(caseId, entry.id));
  return (
    <CasePage ui={ui} head={head} me={me} title={ui.text('audience.decide.title')} current="timeline">
      <Decide ui={ui} caseId={caseId} entry={entry} proposal={entry.proposal} circle={circle} state={state} />
    </CasePage>
  );
}
