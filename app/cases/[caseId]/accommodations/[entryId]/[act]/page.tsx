import type { Metadata } from 'next';
import { notFound, redirect } from 'next/navigation';
import { ActForm } from '@/components/accommodations/act-form';
import { circleOfCase } from '@/components/audience/words';
import { CasePage } from '@/components/cases/case-page';
import { recordLook } from '@/lib/access-log/commands';
import { actsFor, companyOf, isAct, narrows, sideOf, stepDraft, stepForms, stepTexts } from '@/lib/accommodations/model';
import { getAccommodation, listColleagues } from '@/lib/accommodations/queries';
import { getCase } from '@/lib/cases/queries';
import { addMonths, today } from '@/lib/dates';
import { findDraft } from '@/lib/drafts/queries';
import { getEntry } from '@/lib/entries/queries';
import type { Fields } from '@/lib/forms/body';
import { formState, type SearchParams } from '@/lib/forms/state';
import { workday } from '@/lib/holidays';
import { isId } from '@/lib/ids';
import { paths } from '@/lib/paths';
import { openPage, pageTitle } from '@/lib/session/page';
import { adviceOn } from '@/lib/wording/model';
import { getWatched } from '@/lib/wording/queries';

type Props = { params: Promise<{ caseId: string; entryId: string; act: string }>; searchParams: Promise<SearchParams> };

export const generateMetadata = async ({ params, searchParams }: Props): Promise<Metadata> => {
  const [{ act }, search] = await Promise.all([params, searchParams]);
  return pageTitle(isAct(act) ? `accommodations.form.${act}.title` : 'accommodations.title', {
    wrong: search.check !== undefined,
  });
};

/** One act of a dialogue, with what it needs. Where it is no longer one's turn, the dialogue says where it stands. */
export default async function ActPage({ params, searchParams }: Props) {
  const [{ caseId, entryId, act }, search] = await Promise.all([params, searchParams]);
  if (!isId(caseId) || !isId(entryId) || !isAct(act)) notFound();
  const { ui, me, data } = await openPage(paths.accommodation(caseId, entryId, act), (tx) =>
    Promise.all([
      getCase(tx, caseId),
      getAccommodation(tx, caseId, entryId),
      getEntry(tx, caseId, entryId),
      findDraft(tx, stepDraft(entryId, act)),
      listColleagues(tx, caseId),
      getWatched(tx, caseId),
      recordLook(tx, caseId, 'accommodations', [entryId]),
    ]),
  );
  const [head, found, entry, draft, colleagues, watched] = data;
  const side = sideOf(head, found.companyId);
  const can = actsFor(found.state, side, (found.parts?.wish ?? '').trim() !== '', narrows(found.knowing));
  if (!can.includes(act)) {
    const code = typeof search.conflict === 'string' ? search.conflict : 'ND030';
    redirect(`${paths.accommodation(caseId, entryId)}?conflict=${encodeURIComponent(code)}`);
  }
  const now = today();
  const { people, far, more } = found.knowing;
  const { obstacle = '', scene = '', own = '', wish = '' } = found.parts ?? {};
  const review = workday(addMonths(now, act === 'keep' ? 3 : 1));
  const all: Fields = { starts: now, review, obstacle, scene, own, wish, people, far, knows: more };
  // A form knows its own fields only.
  const offered = Object.fromEntries(Object.entries(all).filter(([name]) => name in stepForms[act].shape));
  const state = formState(stepForms[act], search, { ...draft, act, version: String(found.version) }, offered);
  const approving = act === 'ask' && found.state === 'draft';
  return (
    <CasePage ui={ui} head={head} me={me} title={ui.text(`accommodations.form.${act}.title`)} current="accommodations">
      <ActForm
        ui={ui}
        caseId={caseId}
        act={act}
        found={found}
        circle={circleOfCase(head)}
        audience={approving && found.companyId ? [...entry.audience, found.companyId] : entry.audience}
        category={entry.category}
        state={state}
        side={side}
        colleagues={colleagues}
        advice={
          approving
            ? adviceOn([entry.body], companyOf(found), head, watched)
            : search.advice === undefined
              ? null
              : adviceOn(stepTexts(state.values), companyOf(found), head, watched)
        }
      />
    </CasePage>
  );
}
