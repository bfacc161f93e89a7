import type { Metadata } from 'next';
import { notFound, redirect } from 'next/navigation';
import { circleOfCase } from '@/components/audience/words';
import { CasePage } from '@/components/cases/case-page';
import { Check } from '@/components/concerns/check';
import { Question } from '@/components/concerns/questions';
import { StepFrame } from '@/components/concerns/step-frame';
import { getCase } from '@/lib/cases/queries';
import { audienceOf, categoryOf, draftKey, gathered, isStep, stepForms, wordsFit } from '@/lib/concerns/model';
import { findDraft } from '@/lib/drafts/queries';
import { ownParty } from '@/lib/entries/model';
import { listTeam } from '@/lib/entries/queries';
import type { Fields } from '@/lib/forms/body';
import { formState, type SearchParams } from '@/lib/forms/state';
import { isId } from '@/lib/ids';
import { paths } from '@/lib/paths';
import { openPage, pageTitle } from '@/lib/session/page';
import { adviceOn } from '@/lib/wording/model';
import { getWatched } from '@/lib/wording/queries';

type Props = { params: Promise<{ caseId: string; step: string }>; searchParams: Promise<SearchParams> };

export const generateMetadata = async ({ params, searchParams }: Props): Promise<Metadata> => {
  const [{ step }, search] = await Promise.all([params, searchParams]);
  return pageTitle(isStep(step) ? `concerns.titles.${step}` : 'concerns.title', { wrong: search.check !== undefined });
};

/** A step of raising an issue, for the supported person. */
export default async function StepPage({ params, searchParams }: Props) {
  const [{ caseId, step }, search] = await Promise.all([params, searchParams]);
  if (!isId(caseId) || !isStep(step)) notFound();
  const { ui, me, data } = await openPage(paths.newConcern(caseId, step), (tx) =>
    Promise.all([getCase(tx, caseId), findDraft(tx, draftKey(caseId)), listTeam(tx, caseId), getWatched(tx, caseId)]),
  );
  const [head, kept, team, watched] = data;
  if (ownParty(head)?.kind !== 'supported_person') redirect(paths.newConcern(caseId));
  const draft = gathered.parse(kept);
  const { worry } = draft;
  // What was sent from another tab is gone from here; the first question says so.
  const told = typeof search.conflict === 'string' ? `?${new URLSearchParams({ conflict: search.conflict })}` : '';
  if (!worry && step !== 'worry') redirect(paths.newConcern(caseId, 'worry') + told);
  if (worry === 'harassment' && step !== 'worry') redirect(paths.safety(caseId));
  if (step === 'check' && !wordsFit(kept)) redirect(`${paths.newConcern(caseId, 'words')}?check`);
  const circle = circleOfCase(head);
  const audience = audienceOf(draft, head.parties, head.mine, categoryOf[worry ?? 'unsure']);
  return (
    <CasePage ui={ui} head={head} me={me} title={ui.text(`concerns.titles.${step}`)} current="concern">
      {step === 'check' && worry ? (
        <Check
          ui={ui}
          caseId={caseId}
          circle={circle}
          team={team}
          draft={{ ...draft, worry }}
          notice={formState(stepForms.worry, search, {}).notice}
          audience={audience}
          people={watched.people}
          advice={adviceOn([draft.words], audience, head, watched)}
        />
      ) : step !== 'check' ? (
        <Asked ui={ui} step={step} kept={kept} {...{ caseId, search, draft, circle, team }} />
      ) : null}
    </CasePage>
  );
}

type AskedProps = Omit<Parameters<typeof Question>[0], 'errors'> & { search: SearchParams; kept: Fields };

/** A question in its frame, with what was answered before and what has to be put right. */
function Asked({ search, kept, step, ...question }: AskedProps) {
  const form = stepForms[step];
  const fields = Object.keys(form.shape);
  const own = Object.fromEntries(Object.entries(kept).filter(([name]) => fields.includes(name)));
  const { errors, notice } = formState(form, search, { ...own, step, next: '' });
  // Words that were refused are shown as they were typed.
  const draft = typeof kept.words === 'string' ? { ...question.draft, words: kept.words } : question.draft;
  return (
    <StepFrame
      ui={question.ui}
      caseId={question.caseId}
      step={step}
      toCheck={search.next === 'check'}
      errors={errors}
      notice={notice}
      mayEnd={draft.worry !== undefined}
    >
      <Question step={step} {...question} draft={draft} errors={errors} />
    </StepFrame>
  );
}
