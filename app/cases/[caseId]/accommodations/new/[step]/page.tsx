import type { Metadata } from 'next';
import { notFound, redirect } from 'next/navigation';
import { AskCheck, AskQuestion } from '@/components/accommodations/asking';
import { circleOfCase } from '@/components/audience/words';
import { CasePage } from '@/components/cases/case-page';
import { askDraft, askStepForms, gatheredAbout, gatheredParts, isAskStep, sideInCase } from '@/lib/accommodations/model';
import { listColleagues } from '@/lib/accommodations/queries';
import { getCase } from '@/lib/cases/queries';
import { findDraft } from '@/lib/drafts/queries';
import { formState, type SearchParams, valueOf, valuesOf } from '@/lib/forms/state';
import { isId } from '@/lib/ids';
import { paths } from '@/lib/paths';
import { openPage, pageTitle } from '@/lib/session/page';

type Props = { params: Promise<{ caseId: string; step: string }>; searchParams: Promise<SearchParams> };

export const generateMetadata = async ({ searchParams }: Props): Promise<Metadata> =>
  pageTitle('accommodations.title', { wrong: (await searchParams).check !== undefined });

/** A step of saying what gets in the way, for the supported person. */
export default async function AskStepPage({ params, searchParams }: Props) {
  const [{ caseId, step }, search] = await Promise.all([params, searchParams]);
  if (!isId(caseId) || !isAskStep(step)) notFound();
  const { ui, me, data } = await openPage(paths.newAccommodation(caseId, step), (tx) =>
    Promise.all([getCase(tx, caseId), findDraft(tx, askDraft(caseId)), listColleagues(tx, caseId)]),
  );
  const [head, kept, colleagues] = data;
  const side = sideInCase(head);
  if (side === null) notFound();
  if (side !== 'supported_person') redirect(paths.newAccommodation(caseId));
  const parts = gatheredParts.parse(kept);
  if (step !== 'obstacle' && parts.obstacle.trim() === '') redirect(paths.newAccommodation(caseId, 'obstacle'));
  const { notice } = formState(askStepForms.obstacle, search, {});
  return (
    <CasePage ui={ui} head={head} me={me} title={ui.text('accommodations.title')} current="accommodations">
      {step === 'check' ? (
        <AskCheck ui={ui} caseId={caseId} parts={parts} circle={circleOfCase(head)} notice={notice} />
      ) : (
        <AskQuestion
          ui={ui}
          caseId={caseId}
          step={step}
          // Words that were refused are shown as they were typed.
          parts={{ ...parts, ...(typeof kept[step] === 'string' && { [step]: kept[step] }) }}
          about={gatheredAbout.parse(kept)}
          toCheck={search.next === 'check'}
          errors={formState(askStepForms[step], search, { step, next: '', [step]: kept[step] ?? '' }).errors}
          notice={notice}
          knowing={{ colleagues, people: valuesOf({ values: kept }, 'people'), far: valueOf({ values: kept }, 'far') }}
        />
      )}
    </CasePage>
  );
}
