import type { Metadata } from 'next';
import { notFound, redirect } from 'next/navigation';
import { CasePage } from '@/components/cases/case-page';
import { SectionForm } from '@/components/plans/section-form';
import { getCase } from '@/lib/cases/queries';
import { findDraft } from '@/lib/drafts/queries';
import type { Fields } from '@/lib/forms/body';
import { formState, type SearchParams, valueOf } from '@/lib/forms/state';
import { isId } from '@/lib/ids';
import { paths } from '@/lib/paths';
import { categoryOf, isSection, isWritable, likelyReaders, sectionDraft, sectionForm } from '@/lib/plans/model';
import { findDoer, getPlan } from '@/lib/plans/queries';
import { openPage, pageTitle } from '@/lib/session/page';
import { adviceOn } from '@/lib/wording/model';
import { getWatched } from '@/lib/wording/queries';

type Props = { params: Promise<{ caseId: string; planId: string; section: string }>; searchParams: Promise<SearchParams> };

export const generateMetadata = async ({ params, searchParams }: Props): Promise<Metadata> => {
  const [{ section }, search] = await Promise.all([params, searchParams]);
  return pageTitle(isSection(section) ? `plans.sections.${section}.title` : 'plans.title', {
    wrong: search.check !== undefined,
  });
};

/** Writing a section of a version. */
export default async function PlanSectionPage({ params, searchParams }: Props) {
  const [{ caseId, planId, section }, search] = await Promise.all([params, searchParams]);
  if (!isId(caseId) || !isId(planId) || !isSection(section)) notFound();
  const { ui, me, data } = await openPage(paths.plan(caseId, planId, `sections/${section}`), (tx) =>
    Promise.all([
      getCase(tx, caseId),
      findDoer(tx, caseId),
      getPlan(tx, caseId, planId),
      findDraft(tx, sectionDraft(planId, section)),
      getWatched(tx, caseId),
    ]),
  );
  const [head, doer, { plan, parts }, draft, watched] = data;
  if (doer === null || doer === 'person') notFound();
  if (!isWritable(plan.state)) redirect(`${paths.plan(caseId, planId)}?conflict=ND200`);
  const now = parts.find((part) => part.section === section);
  const version = String(now?.version ?? 0);
  // Kept words go on from what stands there now: who saves them has seen both.
  const seen: Fields = search.conflict === undefined ? {} : { version };
  const state = formState(sectionForm, search, { ...draft, ...seen }, { version, words: now?.words ?? '' });
  return (
    <CasePage ui={ui} head={head} me={me} title={ui.text(`plans.sections.${section}.title`)} current="plan">
      <SectionForm
        {...{ ui, caseId, planId, section, state }}
        now={now?.words ?? ''}
        advice={
          search.advice === undefined
            ? null
            : adviceOn([valueOf(state, 'words')], likelyReaders(head, categoryOf(section)), head, watched)
        }
      />
    </CasePage>
  );
}
