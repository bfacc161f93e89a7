import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { CasePage } from '@/components/cases/case-page';
import { SectionForm } from '@/components/manual/section';
import { getCase } from '@/lib/cases/queries';
import { findDraft } from '@/lib/drafts/queries';
import { formState, type SearchParams, valueOf } from '@/lib/forms/state';
import { isId } from '@/lib/ids';
import { isSection, readersOfSection, sectionDraft, sectionForm } from '@/lib/manual/model';
import { findOwnSection, listShares } from '@/lib/manual/queries';
import { paths } from '@/lib/paths';
import { openPage, pageTitle } from '@/lib/session/page';
import { adviceOn } from '@/lib/wording/model';
import { getWatched } from '@/lib/wording/queries';

type Props = { params: Promise<{ caseId: string; section: string }>; searchParams: Promise<SearchParams> };

export const generateMetadata = async ({ searchParams }: Props): Promise<Metadata> =>
  pageTitle('manual.title', { wrong: (await searchParams).check !== undefined });

/** Writing a section of one's manual. */
export default async function SectionPage({ params, searchParams }: Props) {
  const [{ caseId, section }, search] = await Promise.all([params, searchParams]);
  if (!isId(caseId) || !isSection(section)) notFound();
  const { ui, me, data } = await openPage(paths.manualSection(caseId, section, 'edit'), (tx) =>
    Promise.all([
      getCase(tx, caseId),
      findOwnSection(tx, section),
      findDraft(tx, sectionDraft(section)),
      listShares(tx, caseId),
      getWatched(tx, caseId),
    ]),
  );
  const [head, found, draft, shares, watched] = data;
  if (head.personId !== me.personId) notFound();
  const version = String((found?.version ?? 0) + 1);
  const state = formState(sectionForm, search, { ...draft, version }, { words: found?.words ?? '' });
  return (
    <CasePage ui={ui} head={head} me={me} title={ui.text('manual.title')} current="accommodations">
      <SectionForm
        ui={ui}
        caseId={caseId}
        section={section}
        current={found?.words ?? null}
        state={state}
        advice={
          search.advice === undefined
            ? null
            : adviceOn([valueOf(state, 'words')], readersOfSection(shares, section), head, watched)
        }
      />
    </CasePage>
  );
}
