import type { Metadata } from 'next';
import { notFound, redirect } from 'next/navigation';
import { ActForm } from '@/components/accommodations/act-form';
import { circleOfCase } from '@/components/audience/words';
import { CasePage } from '@/components/cases/case-page';
import { recordLook } from '@/lib/access-log/commands';
import { actsFor, isAct, sideOf, stepDraft, stepForms } from '@/lib/accommodations/model';
import { getAccommodation } from '@/lib/accommodations/queries';
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
      recordLook(tx, caseId, 'accommodations', [entryId]),
    ]),
  );
  const [head, found, entry, draft] = data;
  const can = actsFor(found.state, sideOf(head, found.companyId), (found.parts?.wish ?? '').trim() !== '');
  if (!can.includes(act)) {
    const code = typeof search.conflict === 'string' ? search.conflict : 'ND030';
    redirect(`${paths.accommodation(caseId, entryId)}?conflict=${encodeURIComponent(code)}`);
  }
  const now = today();
  const all: Fields = { starts: now, review: workday(addMonths(now, act === 'keep' ? 3 : 1)), ...(found.parts ?? {}) };
  // A form knows its own fields only.
  const offered = Object.fromEntries(Object.entries(all).filter(([name]) => name in stepForms[act].shape));
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
        state={formState(stepForms[act], search, { ...draft, act, version: String(found.version) }, offered)}
      />
    </CasePage>
  );
}
