import type { Metadata } from 'next';
import { CasePage } from '@/components/cases/case-page';
import { Guardians } from '@/components/consents/team-forms';
import { guardianDraft, guardianForm } from '@/lib/consents/model';
import { listGuardians, listPossibleGuardians } from '@/lib/consents/queries';
import { today } from '@/lib/dates';
import { findDraft } from '@/lib/drafts/queries';
import { formState, type SearchParams } from '@/lib/forms/state';
import { paths } from '@/lib/paths';
import { pageTitle } from '@/lib/session/page';
import { openConsents } from '../open';

type Props = { params: Promise<{ caseId: string }>; searchParams: Promise<SearchParams> };

export const generateMetadata = async ({ searchParams }: Props): Promise<Metadata> =>
  pageTitle('consents.guardians.title', { wrong: (await searchParams).check !== undefined });

/** Who may consent for the supported person, in what, until when: kept by the support team. */
export default async function GuardiansPage({ params, searchParams }: Props) {
  const [{ caseId }, search] = await Promise.all([params, searchParams]);
  const { ui, me, head, data } = await openConsents(paths.guardians(caseId), caseId, ['team'], (tx) =>
    Promise.all([listGuardians(tx, caseId), listPossibleGuardians(tx, caseId), findDraft(tx, guardianDraft(caseId))]),
  );
  const [guardians, possible, draft] = data;
  const state = formState(guardianForm, search, draft, { from: today() });
  return (
    <CasePage ui={ui} head={head} me={me} title={ui.text('consents.guardians.title')} current="consents">
      <Guardians ui={ui} caseId={caseId} state={state} guardians={guardians} possible={possible} />
    </CasePage>
  );
}
