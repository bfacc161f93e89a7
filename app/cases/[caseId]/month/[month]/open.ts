import { notFound } from 'next/navigation';
import { recordLook } from '@/lib/access-log/commands';
import { type CaseHead, sidesOf } from '@/lib/cases/model';
import { getCase } from '@/lib/cases/queries';
import { today } from '@/lib/dates';
import { findDraft } from '@/lib/drafts/queries';
import { type CaseMonth, caseMonth, monthAsked } from '@/lib/duties/month';
import { listDutyFacts } from '@/lib/duties/queries';
import type { Fields } from '@/lib/forms/body';
import { isId } from '@/lib/ids';
import { paths } from '@/lib/paths';
import { type Opened, openPage } from '@/lib/session/page';

/** The draft of a reason. */
export const excuseDraft = (caseId: string, month: string, item: string): string => `excuse:${caseId}:${month}:${item}`;

/** A case's month, for its support team; not there for anybody else. */
export async function openCaseMonth(
  caseId: string,
  month: string,
  item = '',
): Promise<Opened<Fields> & { head: CaseHead; found: CaseMonth | null }> {
  if (!isId(caseId) || monthAsked(month, today()) !== month) notFound();
  const { ui, me, data } = await openPage(paths.caseMonth(caseId, month), (tx) =>
    Promise.all([
      getCase(tx, caseId),
      listDutyFacts(tx, { caseId }, month),
      findDraft(tx, excuseDraft(caseId, month, item)),
      recordLook(tx, caseId, 'clock'),
    ]),
  );
  const [head, [facts], draft] = data;
  if (!sidesOf(head).includes('support_team')) notFound();
  return { ui, me, data: draft, head, found: facts ? caseMonth(facts, month, today()) : null };
}
