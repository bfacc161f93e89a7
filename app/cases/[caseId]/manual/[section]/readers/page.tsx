import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { circleOfCase } from '@/components/audience/words';
import { CasePage } from '@/components/cases/case-page';
import { SectionReaders } from '@/components/manual/section';
import { getCase } from '@/lib/cases/queries';
import { findDraft } from '@/lib/drafts/queries';
import { formState, type SearchParams, valuesOf } from '@/lib/forms/state';
import { isId } from '@/lib/ids';
import { isSection, readersDraft, readersForm, readersOfSection } from '@/lib/manual/model';
import { findOwnSection, listShares } from '@/lib/manual/queries';
import { paths } from '@/lib/paths';
import { openPage, pageTitle } from '@/lib/session/page';
import { adviceOn } from '@/lib/wording/model';
import { getWatched } from '@/lib/wording/queries';

type Props = { params: Promise<{ caseId: string; section: string }>; searchParams: Promise<SearchParams> };

export const generateMetadata = (): Promise<Metadata> => pageTitle('manual.title');

/** Choosing who reads a section of one's manual. */
export default async function SectionReadersPage({ params, searchParams }: Props) {
  const [{ caseId, section }, search] = await Promise.all([params, searchParams]);
  if (!isId(caseId) || !isSection(section)) notFound();
  const { ui, me, data } = await openPage(paths.manualSection(caseId, section, 'readers'), (tx) =>
    Promise.all([
      getCase(tx, caseId),
      listShares(tx, caseId),
      findOwnSection(tx, section),
      findDraft(tx, readersDraft(section)),
      getWatched(tx, caseId),
    ]),
  );
  const [head, shares, found, draft, watched] = data;
  if (head.personId !== me.personId) notFound();
  const advised = search.advice !== undefined;
  const state = formState(readersForm, search, advised ? draft : {}, { parties: readersOfSection(shares, section) });
  return (
    <CasePage ui={ui} head={head} me={me} title={ui.text('manual.title')} current="accommodations">
      <SectionReaders
        ui={ui}
        caseId={caseId}
        section={section}
        circle={circleOfCase(head)}
        state={state}
        advice={advised ? adviceOn([found?.words ?? ''], valuesOf(state, 'parties'), head, watched) : null}
      />
    </CasePage>
  );
}
