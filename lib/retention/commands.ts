import { Conflict, NotFound, type Tx } from '@/db/client';
import { recordChange } from '@/lib/access-log/commands';
import { newId } from '@/lib/ids';

/** Keeps a case's records, whatever their time: a manager of its agency, or its supported person. @throws NotFound, Conflict ND350 */
export async function holdRecords(
  tx: Tx,
  caseId: string,
  { reason, until }: { reason: string; until: string },
): Promise<string> {
  const id = newId();
  await tx`select app.hold_records(${caseId}, ${id}, ${reason.trim()}, ${until || null})`;
  await recordChange(tx, { caseId, act: 'retention.held', objectType: 'retention_hold', objectId: id });
  return id;
}

/** Lifts a hold, with a reason. @throws NotFound */
export async function liftHold(tx: Tx, caseId: string, { hold, why }: { hold: string; why: string }): Promise<void> {
  const [of] = await tx<{ caseId: string }[]>`select app.lift_hold(${hold}, ${why.trim()}) as case_id`;
  if (of?.caseId !== caseId) throw new NotFound();
  await recordChange(tx, { caseId, act: 'retention.lifted', objectType: 'retention_hold', objectId: hold });
}

/** Tells the supported person that their records will be erased. @returns from which day on @throws NotFound, Conflict ND351 */
export async function tellOfErasure(
  tx: Tx,
  caseId: string,
  { title, words }: { title: string; words: string },
): Promise<string> {
  const id = newId();
  const [row] = await tx<
    { day: string }[]
  >`select app.tell_of_erasure(${caseId}, ${id}, ${title}, ${words.trim()})::text as day`;
  await recordChange(tx, { caseId, act: 'retention.told', objectType: 'entry', objectId: id });
  return row!.day;
}

/** What cannot be taken back is for who has just signed in. @throws Conflict not_fresh */
function mustBeFresh(fresh: string[], sessionId: string | null | undefined): void {
  if (!sessionId || !fresh.includes(sessionId)) throw new Conflict('not_fresh');
}

/**
 * Erases all that is on a case; what is left is the report whose id comes back.
 * @param fresh the actor's sessions that have just begun (lib/exports/queries.ts)
 * @throws NotFound, Conflict ND352, not_fresh
 */
export async function eraseCase(tx: Tx, caseId: string, fresh: string[], sessionId: string | null): Promise<string> {
  const id = newId();
  await tx`select app.erase_case(${caseId}, ${id})`;
  // Last, so that to whom it is not there it is not there; what was done is undone with the transaction.
  mustBeFresh(fresh, sessionId);
  return id;
}

/** Who has no case any more takes their account away too. @throws Conflict ND353, not_fresh */
export async function closeAccount(tx: Tx, fresh: string[], sessionId: string | null): Promise<void> {
  mustBeFresh(fresh, sessionId);
  await tx`select app.close_account()`;
}

/** How many years an agency keeps records. @throws NotFound */
export async function keepFor(tx: Tx, agencyId: string, years: number): Promise<void> {
  await tx`select app.keep_for(${agencyId}, ${years})`;
  await recordChange(tx, { caseId: null, act: 'retention.years', objectType: 'agency', objectId: agencyId, detail: { years } });
}
