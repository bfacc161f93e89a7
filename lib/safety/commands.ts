import type { Tx } from '@/db/client';
import { recordChange } from '@/lib/access-log/commands';
import type { CaseHead } from '@/lib/cases/model';
import { putConcern } from '@/lib/concerns/commands';
import { draftKey } from '@/lib/concerns/model';
import { dropDraft } from '@/lib/drafts/commands';
import { findDraft } from '@/lib/drafts/queries';
import { ownPartyId } from '@/lib/entries/commands';
import { newId } from '@/lib/ids';
import { type SafetyInput, safetyAudience } from './model';

/**
 * Says that somebody does not feel safe, to those who should know. Returns the entry's id.
 * @throws NotFound, Conflict (nobody_reads, audience_changed, ND002, ND061)
 */
export async function callForSafety(tx: Tx, head: CaseHead, input: SafetyInput): Promise<string> {
  return putConcern(tx, {
    id: newId(),
    caseId: head.id,
    worry: 'harassment',
    category: 'safety',
    ...safetyAudience(head, input),
    about: input.about,
    authorPartyId: ownPartyId(head),
    body: input.words,
    detail: { side: input.side },
  });
}

/** Whoever came here from the guided form has left a beginning there: it would show on other pages. */
export async function forgetFear(tx: Tx, caseId: string): Promise<void> {
  const { worry } = await findDraft(tx, draftKey(caseId));
  if (worry === 'harassment') await dropDraft(tx, draftKey(caseId));
}

/**
 * Names an agency's safety desk; nobody named means all its managers.
 * @throws NotFound, Conflict ND062 (fewer than two, or not managers any more)
 */
export async function nameDesk(tx: Tx, agencyId: string, people: string[]): Promise<void> {
  await tx`select app.name_safety_desk(${agencyId}, ${people.map(newId)}::uuid[], ${people}::uuid[])`;
  await recordChange(tx, {
    caseId: null,
    act: 'safety_desk.named',
    objectType: 'agency',
    objectId: agencyId,
    detail: { people },
  });
}
