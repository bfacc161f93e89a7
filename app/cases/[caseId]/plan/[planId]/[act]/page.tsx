import type { Metadata } from 'next';
import { notFound, redirect } from 'next/navigation';
import { CasePage } from '@/components/cases/case-page';
import { PlanActForm } from '@/components/plans/act-form';
import { getCase } from '@/lib/cases/queries';
import { listGuardians } from '@/lib/consents/queries';
import { today } from '@/lib/dates';
import { soughtIn } from '@/lib/directory/choice';
import { findOfficesToChoose } from '@/lib/directory/queries';
import { findDraft } from '@/lib/drafts/queries';
import type { Fields } from '@/lib/forms/body';
import { formState, type SearchParams } from '@/lib/forms/state';
import { isId } from '@/lib/ids';
import { paths } from '@/lib/paths';
import { actsFor, isAct, stepDraft, stepForms, wrongOfGuardian } from '@/lib/plans/model';
import { findDoer, getPlan } from '@/lib/plans/queries';
import { openPage, pageTitle } from '@/lib/session/page';

type Props = { params: Promise<{ caseId: string; planId: string; act: string }>; searchParams: Promise<SearchParams> };

export const generateMetadata = async ({ params, searchParams }: Props): Promise<Metadata> => {
  const [{ act }, search] = await Promise.all([params, searchParams]);
  return pageTitle(isAct(act) ? `plans.act.${act}` : 'plans.title', { wrong: search.check !== undefined });
};

/** One act of a version, with what it needs. Where it is not one's turn, the version says where it stands. */
export default async function PlanActPage({ params, searchParams }: Props) {
  const [{ caseId, planId, act }, search] = await Promise.all([params, searchParams]);
  if (!isId(caseId) || !isId(planId) || !isAct(act)) notFound();
  const { ui, me, data } = await openPage(paths.plan(caseId, planId, act), async (tx) => {
    const [draft, ...rest] = await Promise.all([
      findDraft(tx, stepDraft(planId, act)),
      getCase(tx, caseId),
      findDoer(tx, caseId),
      getPlan(tx, caseId, planId),
      listGuardians(tx, caseId),
    ]);
    const offices = act === 'copy' ? await findOfficesToChoose(tx, caseId, soughtIn(draft)) : undefined;
    return [draft, ...rest, offices] as const;
  });
  const [draft, head, doer, found, guardians, offices] = data;
  if (doer === null) notFound();
  // That it has come is one button of its own on the person's plan.
  if (!actsFor(found.plan, doer).includes(act) || (act === 'deliver' && doer === 'person')) {
    const code = typeof search.conflict === 'string' ? search.conflict : 'ND200';
    redirect(`${paths.plan(caseId, planId)}?conflict=${encodeURIComponent(code)}`);
  }
  const named = [...found.parts, ...found.goals].flatMap(({ audience }) => audience);
  const all: Fields = {
    on: today(),
    person: 'yes',
    how: act === 'deliver' ? 'screen' : act === 'guardian' ? 'talk' : 'face_to_face',
    guardian: guardians.length === 1 ? guardians[0]!.id : '',
    what: found.plan.state === 'explained' ? 'explained' : 'agreed',
    answer: 'answered',
    parties: head.parties.filter(({ id }) => named.includes(id)).map(({ id }) => id),
  };
  // A form knows its own fields only.
  const offered = Object.fromEntries(Object.entries(all).filter(([name]) => name in stepForms[act].shape));
  const state = formState(stepForms[act], search, { ...draft, act, version: String(found.plan.version) }, offered);
  if (search.check !== undefined)
    state.errors = {
      ...state.errors,
      ...wrongOfGuardian({ ...state.values, act }, guardians, found.taken),
      ...(state.errors.on && { on: state.errors.on }),
    };
  return (
    <CasePage ui={ui} head={head} me={me} title={ui.text(`plans.act.${act}`)} current="plan">
      <PlanActForm {...{ ui, head, act, found, guardians, offices, state }} />
    </CasePage>
  );
}
