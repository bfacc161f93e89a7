import type { Tx } from '@/db/client';
import type { LookKind } from './model';

/**
 * Writes that somebody looked: one row a page view, unless the looker is the supported person.
 * @param page the kind of page: `timeline`, `entry`, `people` …
 */
export async function recordLook(
  tx: Tx,
  caseId: string,
  page: string,
  entryIds: string[] = [],
  kind: LookKind = 'page',
): Promise<void> {
  await tx`
    insert into app.access_event (case_id, page, kind, entry_ids)
    select k.id, ${page}, ${kind}, ${entryIds}::uuid[] from app.case k
     where k.id = ${caseId} and k.person_id <> app.actor_id()`;
}

/** What changed, without content: an act, what it touched, and names of fields or ids beside it. */
export type Change = {
  caseId: string | null;
  act: string;
  objectType: string;
  objectId: string | null;
  detail?: Record<string, unknown>;
};

/** Writes a change beside it, in its transaction. */
export async function recordChange(tx: Tx, what: Change): Promise<void> {
  await change(tx, what);
}

/** The same as a part of a statement, before it is asked: what is changed in that very statement. */
export function change(tx: Tx, { caseId, act, objectType, objectId, detail = {} }: Change) {
  return tx`
    insert into app.audit_event (case_id, act, object_type, object_id, detail)
    values (${caseId}, ${act}, ${objectType}, ${objectId}, ${tx.json(detail as never)})`;
}
