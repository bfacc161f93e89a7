import type { Metadata } from 'next';
import { notFound, redirect } from 'next/navigation';
import type { ReactNode } from 'react';
import { AskCheck, AskQuestion } from '@/components/accommodations/asking';
import { circleOfCase } from '@/components/audience/words';
import { CasePage } from '@/components/cases/case-page';
import { matching, shownExamples, stepSearch } from '@/lib/accommodations/examples';
import {
  askDraft,
  askStepForms,
  gatheredAbout,
  gatheredKnowing,
  gatheredParts,
  isAskStep,
  sideInCase,
  takenOver,
  wordsOfParts,
} from '@/lib/accommodations/model';
import { listColleagues, listExamplesOfCase } from '@/lib/accommodations/queries';
import { getCase } from '@/lib/cases/queries';
import { findDraft } from '@/lib/drafts/queries';
import { formState, type SearchParams } from '@/lib/forms/state';
import { isId } from '@/lib/ids';
import { paths } from '@/lib/paths';
import { openPage, pageTitle } from '@/lib/session/page';
import { adviceOn } from '@/lib/wording/model';
import { getWatched } from '@/lib/wording/queries';

type Props = { params: Promise<{ caseId: string; step: string }>; searchParams: Promise<SearchParams> };

export const generateMetadata = async ({ searchParams }: Props): Promise<Metadata> =>
  pageTitle('accommodations.title', { wrong: (await searchParams).check !== undefined });

/** A step of saying what gets in the way, for the supported person. */
export default async function AskStepPage({ params, searchParams }: Props) {
  const [{ caseId, step }, search] = await Promise.all([params, searchParams]);
  if (!isId(caseId) || !isAskStep(step)) notFound();
  const { ui, me, data } = await openPage(paths.newAccommodation(caseId, step), (tx) =>
    Promise.all([
      getCase(tx, caseId),
      findDraft(tx, askDraft(caseId)),
      listColleagues(tx, caseId),
      listExamplesOfCase(tx, caseId),
      getWatched(tx, caseId),
    ]),
  );
  const [head, kept, colleagues, own, watched] = data;
  const side = sideInCase(head);
  if (side === null) notFound();
  if (side !== 'supported_person') redirect(paths.newAccommodation(caseId));
  const parts = gatheredParts.parse(kept);
  if (step !== 'obstacle' && parts.obstacle.trim() === '') redirect(paths.newAccommodation(caseId, 'obstacle'));
  const page = (inside: ReactNode) => (
    <CasePage ui={ui} head={head} me={me} title={ui.text('accommodations.title')} current="accommodations">
      {inside}
    </CasePage>
  );
  if (step === 'check') {
    const knowing = gatheredKnowing.parse(kept);
    const companies = head.parties.filter(({ kind, open }) => kind === 'employer' && open).map(({ id }) => id);
    return page(
      <AskCheck
        ui={ui}
        caseId={caseId}
        parts={parts}
        knowing={knowing}
        circle={circleOfCase(head)}
        advice={adviceOn([wordsOfParts(parts, knowing)], companies, head, watched)}
        notice={formState(askStepForms.knows, search, {}).notice}
      />,
    );
  }
  const all = shownExamples(ui.text, own);
  const looked = stepSearch.parse(kept);
  const open = search.look !== undefined;
  // What was looked for once is not looked for the next time; what the asking is about is.
  const wanted = open ? looked : { ...looked, words: '', difficulty: '' as const };
  const fields = askStepForms[step].shape;
  const typed = Object.fromEntries(Object.entries(kept).filter(([name]) => name in fields));
  const state = formState(askStepForms[step], search, {
    ...typed,
    step,
    next: '',
    ...('take' in fields && { look: '', take: '' }),
  });
  const taken = all.find(({ key }) => key === search.take);
  const { about, ...words } = taken ? takenOver(kept, taken) : { about: gatheredAbout.parse(kept) };
  return page(
    <AskQuestion
      ui={ui}
      caseId={caseId}
      step={step}
      begun={parts.obstacle.trim() !== ''}
      about={about}
      toCheck={search.next === 'check'}
      state={{ ...state, values: { ...state.values, ...words } }}
      colleagues={colleagues}
      examples={{ shown: matching(all, wanted), search: wanted, open }}
    />,
  );
}
