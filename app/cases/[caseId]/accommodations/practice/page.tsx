import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { Practice } from '@/components/accommodations/practice';
import { CasePage } from '@/components/cases/case-page';
import { askDraft, gatheredParts } from '@/lib/accommodations/model';
import { getAccommodation } from '@/lib/accommodations/queries';
import { getCase } from '@/lib/cases/queries';
import { findDraft } from '@/lib/drafts/queries';
import type { SearchParams } from '@/lib/forms/state';
import { isId } from '@/lib/ids';
import { paths } from '@/lib/paths';
import { openPage, pageTitle } from '@/lib/session/page';

type Props = { params: Promise<{ caseId: string }>; searchParams: Promise<SearchParams> };

export const generateMetadata = (): Promise<Metadata> => pageTitle('accommodations.practice.title');

/** A rehearsal, for the supported person alone: of what they are just writing, or of a dialogue (`?dialogue`). */
export default async function PracticePage({ params, searchParams }: Props) {
  const [{ caseId }, { dialogue }] = await Promise.all([params, searchParams]);
  const of = typeof dialogue === 'string' && isId(dialogue) ? dialogue : undefined;
  if (!isId(caseId)) notFound();
  const { ui, me, data } = await openPage(paths.practice(caseId, of), (tx) =>
    Promise.all([
      getCase(tx, caseId),
      of ? getAccommodation(tx, caseId, of).then(({ parts }) => parts) : null,
      findDraft(tx, askDraft(caseId)),
    ]),
  );
  const [head, asked, draft] = data;
  if (head.personId !== me.personId) notFound();
  return (
    <CasePage ui={ui} head={head} me={me} title={ui.text('accommodations.practice.title')} current="accommodations">
      <Practice
        ui={ui}
        caseId={caseId}
        parts={asked ?? gatheredParts.parse(draft)}
        back={of ? paths.accommodation(caseId, of) : paths.accommodations(caseId)}
      />
    </CasePage>
  );
}
