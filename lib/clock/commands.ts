import type { Tx } from '@/db/client';
import { recordChange } from '@/lib/access-log/commands';
import { newId } from '@/lib/ids';
import type { ClockFact, Ending, FactInput } from './facts';

/**
 * Writes a fact down.
 * @throws NotFound, Conflict ND180 (two for the same day), ND181 (there is one already)
 */
export async function recordClockFact(tx: Tx, caseId: string, fact: FactInput): Promise<string> {
  const id = newId();
  await tx`
    select app.record_clock_fact(${id}, ${caseId}, ${fact.kind}::app.clock_fact_kind, ${fact.from}::date, ${fact.to || null}::date,
      ${fact.service || null}, ${fact.office}, ${fact.yen === '' ? null : Number(fact.yen)}, ${fact.reason}, ${fact.number}, ${fact.whose || null})`;
  await recordChange(tx, {
    caseId,
    act: 'record_clock_fact',
    objectType: 'clock_fact',
    objectId: id,
    detail: { kind: fact.kind },
  });
  return id;
}

/**
 * Takes a fact back: it stays in the history and counts no more.
 * @throws NotFound, Conflict ND182 (taken back already)
 */
export async function takeBackClockFact(tx: Tx, factId: string, reason: string): Promise<string> {
  const [found] = await tx<{ caseId: string }[]>`select app.take_back_clock_fact(${factId}, ${reason}) as case_id`;
  const { caseId } = found!;
  await recordChange(tx, { caseId, act: 'take_back_clock_fact', objectType: 'clock_fact', objectId: factId });
  return caseId;
}

/**
 * Gives a leave or a contract its last day. Returns the id under which it stands from now on.
 * @throws NotFound, Conflict ND182 (taken back already)
 */
export async function endClockFact(
  tx: Tx,
  caseId: string,
  fact: ClockFact,
  { last, how, because }: { last: string; how: Ending | null; because: string },
): Promise<string> {
  const id = newId();
  await tx`select app.end_clock_fact(${fact.id}, ${id}, ${last}::date, ${how}, ${because})`;
  await recordChange(tx, {
    caseId,
    act: 'end_clock_fact',
    objectType: 'clock_fact',
    objectId: id,
    detail: { kind: fact.kind, was: fact.id },
  });
  return id;
}
