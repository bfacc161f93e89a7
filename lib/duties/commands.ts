import { NotFound, type Tx } from '@/db/client';
import { recordChange } from '@/lib/access-log/commands';
import { newId } from '@/lib/ids';
import type { MonthItem } from './month';

type Place = { caseId: string; month: string; item: MonthItem };

/**
 * Lets go of something in a month's list of a case, with a reason. Once let go, it stays so.
 * @throws NotFound
 */
export async function excuse(tx: Tx, { caseId, month, item }: Place, reason: string): Promise<void> {
  const id = newId();
  try {
    await tx`
      insert into app.excuse (id, case_id, month, item, reason) values (${id}, ${caseId}, ${`${month}-01`}, ${item}, ${reason.trim()})
      on conflict (case_id, month, item) where withdrawn_at is null do nothing`;
  } catch (error) {
    if ((error as { code?: string }).code === '42501') throw new NotFound();
    throw error;
  }
  await recordChange(tx, { caseId, act: 'month.excused', objectType: 'excuse', objectId: id, detail: { month, item } });
}

/** Takes that back: it is asked again. @throws NotFound */
export async function takeBackExcuse(tx: Tx, { caseId, month, item }: Place): Promise<void> {
  const [back] = await tx<{ id: string }[]>`
    update app.excuse set withdrawn_at = now(), withdrawn_by = app.actor_id()
     where case_id = ${caseId} and month = ${`${month}-01`} and item = ${item} and withdrawn_at is null returning id`;
  if (!back) throw new NotFound();
  await recordChange(tx, {
    caseId,
    act: 'month.excuse_taken_back',
    objectType: 'excuse',
    objectId: back.id,
    detail: { month, item },
  });
}
