import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { EvidencePage } from '@/components/accommodations/evidence';
import { circleOfCase } from '@/components/audience/words';
import { CasePage } from '@/components/cases/case-page';
import { evidenceDraft, evidenceForm, sideOf } from '@/lib/accommodations/model';
import { getAccommodation, listEvidence } from '@/lib/accommodations/queries';
import { getCase } from '@/lib/cases/queries';
import { findDraft } from '@/lib/drafts/queries';
import { formState, type SearchParams } from '@/lib/forms/state';
import { isId } from '@/lib/ids';
import { paths } from '@/lib/paths';
import { openPage, pageTitle } from '@/lib/session/page';

type Props = { params: Promise<{ caseId: string; entryId: string }>; searchParams: Promise<SearchParams> };

export const generateMetadata = async ({ searchParams }: Props): Promise<Metadata> =>
  pageTitle('accommodations.evidence.title', { wrong: (await searchParams).check !== undefined });

/** What doctors and offices have written: for the supported person and the support team. */
export default async function DialogueEvidencePage({ params, searchParams }: Props) {
  const [{ caseId, entryId }, search] = await Promise.all([params, searchParams]);
  if (!isId(caseId) || !isId(entryId)) notFound();
  const { ui, me, data } = await openPage(paths.accommodation(caseId, entryId, 'evidence'), (tx) =>
    Promise.all([
      getCase(tx, caseId),
      getAccommodation(tx, caseId, entryId),
      listEvidence(tx, caseId, entryId),
      findDraft(tx, evidenceDraft(entryId)),
    ]),
  );
  const [head, found, all, draft] = data;
  const side = sideOf(head, found.companyId);
  if (side === null || side === 'employer') notFound();
  return (
    <CasePage ui={ui} head={head} me={me} title={ui.text('accommodations.evidence.title')} current="accommodations">
      <EvidencePage
        ui={ui}
        caseId={caseId}
        entryId={entryId}
        all={all}
        circle={circleOfCase(head)}
        state={formState(evidenceForm, search, draft)}
        done={search.done === 'kept'}
      />
    </CasePage>
  );
}
