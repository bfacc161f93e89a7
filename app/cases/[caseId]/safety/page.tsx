import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { CasePage } from '@/components/cases/case-page';
import { Call } from '@/components/safety/call';
import { getCase } from '@/lib/cases/queries';
import { findDraft } from '@/lib/drafts/queries';
import { ownParty } from '@/lib/entries/model';
import { listTeam } from '@/lib/entries/queries';
import { formState, type SearchParams } from '@/lib/forms/state';
import { isId } from '@/lib/ids';
import { paths } from '@/lib/paths';
import { safetyDraft, safetyForm } from '@/lib/safety/model';
import { listDesk } from '@/lib/safety/queries';
import { openPage, pageTitle } from '@/lib/session/page';

type Props = { params: Promise<{ caseId: string }>; searchParams: Promise<SearchParams> };

export const generateMetadata = async ({ searchParams }: Props): Promise<Metadata> =>
  pageTitle('safety.page', { wrong: (await searchParams).check !== undefined });

/** When somebody does not feel safe. For everybody of a case but the support team, which has its own form. */
export default async function SafetyPage({ params, searchParams }: Props) {
  const [{ caseId }, search] = await Promise.all([params, searchParams]);
  if (!isId(caseId)) notFound();
  const { ui, me, data } = await openPage(paths.safety(caseId), (tx) =>
    Promise.all([getCase(tx, caseId), findDraft(tx, safetyDraft(caseId)), listTeam(tx, caseId), listDesk(tx, caseId)]),
  );
  const [head, draft, team, desk] = data;
  const side = ownParty(head)?.kind;
  if (!side || side === 'support_team') notFound();
  return (
    <CasePage ui={ui} head={head} me={me} title={ui.text('safety.page')}>
      <Call ui={ui} caseId={caseId} desk={desk} team={team} state={formState(safetyForm, search, draft, { reach: 'desk' })} />
    </CasePage>
  );
}
