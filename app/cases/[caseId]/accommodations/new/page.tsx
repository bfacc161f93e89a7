import type { Metadata } from 'next';
import { notFound, redirect } from 'next/navigation';
import { Inquiry, TeamDraft } from '@/components/accommodations/first-words';
import { CasePage } from '@/components/cases/case-page';
import { askDraft, draftForm, inquiryForm, sideInCase, stepTexts } from '@/lib/accommodations/model';
import { listColleagues } from '@/lib/accommodations/queries';
import { getCase } from '@/lib/cases/queries';
import { findDraft } from '@/lib/drafts/queries';
import { formState, type SearchParams, valueOf } from '@/lib/forms/state';
import { isId } from '@/lib/ids';
import { paths } from '@/lib/paths';
import { openPage, pageTitle } from '@/lib/session/page';
import { adviceOn } from '@/lib/wording/model';
import { getWatched } from '@/lib/wording/queries';

type Props = { params: Promise<{ caseId: string }>; searchParams: Promise<SearchParams> };

export const generateMetadata = async ({ searchParams }: Props): Promise<Metadata> =>
  pageTitle('accommodations.title', { wrong: (await searchParams).check !== undefined });

/** Beginning a dialogue: step by step for the supported person, one page for the support team, a question for the company. */
export default async function NewAccommodationPage({ params, searchParams }: Props) {
  const [{ caseId }, search] = await Promise.all([params, searchParams]);
  if (!isId(caseId)) notFound();
  const { ui, me, data } = await openPage(paths.newAccommodation(caseId), (tx) =>
    Promise.all([getCase(tx, caseId), findDraft(tx, askDraft(caseId)), listColleagues(tx, caseId), getWatched(tx, caseId)]),
  );
  const [head, draft, colleagues, watched] = data;
  const side = sideInCase(head);
  if (side === 'supported_person') redirect(paths.newAccommodation(caseId, 'obstacle'));
  if (side === null) notFound();
  const companies = head.parties.filter((party) => party.kind === 'employer' && party.open);
  const state = formState(draftForm, search, draft, { company: companies[0]?.id ?? '' });
  const shared = { ui, caseId, personName: head.personName, draftKey: askDraft(caseId) };
  return (
    <CasePage ui={ui} head={head} me={me} title={ui.text('accommodations.title')} current="accommodations">
      {side === 'support_team' ? (
        <TeamDraft
          {...shared}
          companies={companies}
          colleagues={colleagues}
          state={state}
          advice={
            search.advice === undefined ? null : adviceOn(stepTexts(state.values), [valueOf(state, 'company')], head, watched)
          }
        />
      ) : (
        <Inquiry {...shared} state={formState(inquiryForm, search, draft)} />
      )}
    </CasePage>
  );
}
