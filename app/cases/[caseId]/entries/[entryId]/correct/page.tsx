import type { Metadata } from 'next';
import { notFound, redirect } from 'next/navigation';
import { CasePage } from '@/components/cases/case-page';
import { Correct, correctDraft } from '@/components/entries/correct';
import { correctForm } from '@/lib/entries/forms';
import { formState, type SearchParams, valueOf } from '@/lib/forms/state';
import { paths } from '@/lib/paths';
import { pageTitle } from '@/lib/session/page';
import { adviceOn } from '@/lib/wording/model';
import { type EntryParams, openEntry } from '../open';

type Props = { params: EntryParams; searchParams: Promise<SearchParams> };

export const generateMetadata = async ({ searchParams }: Props): Promise<Metadata> =>
  pageTitle('entries.correct.title', { wrong: (await searchParams).check !== undefined });

/** Correcting one's own words. */
export default async function CorrectPage({ params, searchParams }: Props) {
  const [{ ui, me, head, entry, draft, watched, circle, caseId }, search] = await Promise.all([
    openEntry(params, 'correct', correctDraft, true),
    searchParams,
  ]);
  if (entry.kind === 'contact') redirect(paths.contact(head.id, entry.id, 'change'));
  if (!entry.own || entry.undoneAt || entry.kind === 'status') notFound();
  const state = formState(correctForm, search, draft, { title: entry.title, words: entry.body });
  return (
    <CasePage ui={ui} head={head} me={me} title={ui.text('entries.correct.title')} current="timeline">
      <Correct
        ui={ui}
        caseId={caseId}
        entry={entry}
        circle={circle}
        state={state}
        advice={
          search.advice === undefined
            ? null
            : adviceOn([valueOf(state, 'title'), valueOf(state, 'words')], entry.audience, head, watched)
        }
      />
    </CasePage>
  );
}
