import { Conflict, NotFound, type Tx } from '@/db/client';
import { recordChange } from '@/lib/access-log/commands';
import { dropDraft } from '@/lib/drafts/commands';
import { findDraft } from '@/lib/drafts/queries';
import { newId } from '@/lib/ids';
import { itemOf, periodDraft, periodForm, shownOf } from './model';
import { listNotes } from './queries';

/** Asks to see what the support team keeps to itself. @throws NotFound, Conflict ND045 */
export async function askRecords(tx: Tx, caseId: string, wish: string): Promise<void> {
  const id = newId();
  await tx`select app.ask_records(${id}, ${caseId}, ${wish.trim()})`;
  await recordChange(tx, { caseId, act: 'ask_records', objectType: 'record_request', objectId: id });
}

/** Takes the question back. @throws NotFound */
export async function takeBackRecords(tx: Tx, caseId: string, requestId: string): Promise<void> {
  const [row] = await tx<{ done: boolean }[]>`select app.take_back_records(${requestId}) as done`;
  if (row?.done)
    await recordChange(tx, { caseId, act: 'take_back_records', objectType: 'record_request', objectId: requestId });
}

/**
 * Marks a note as not to be shown, and why; without a reason, as to be shown again.
 * @throws NotFound
 */
export async function markNote(
  tx: Tx,
  caseId: string,
  requestId: string,
  { entry, reason }: { entry: string; reason: string },
): Promise<void> {
  const words = reason.trim();
  const marked = words
    ? await tx`
        insert into app.record_mark (request_id, case_id, entry_id, reason)
        select r.id, r.case_id, e.id, ${words} from app.record_request r join app.entry e on e.case_id = r.case_id
         where r.id = ${requestId} and r.case_id = ${caseId} and r.ended_at is null and e.id = ${entry}
        on conflict (request_id, entry_id) do update set reason = excluded.reason returning entry_id`
    : await tx`delete from app.record_mark where request_id = ${requestId} and case_id = ${caseId} and entry_id = ${entry} returning entry_id`;
  if (words && marked.length === 0) throw new NotFound();
  await recordChange(tx, {
    caseId,
    act: words ? 'withhold_note' : 'show_note',
    objectType: 'record_request',
    objectId: requestId,
    detail: { entry },
  });
}

/**
 * Gives the supported person what the page showed.
 * @param shown the mark of it; another one now → Conflict `records_changed`
 * @throws NotFound, Conflict (records_changed, ND046)
 */
export async function giveRecords(tx: Tx, caseId: string, requestId: string, shown: string): Promise<void> {
  const [own] = await tx`
    select from app.record_request r where r.id = ${requestId} and r.case_id = ${caseId}
       and r.case_id = any ((select app.case_ids_as('{support_team}'))::uuid[])`;
  if (!own) throw new NotFound();
  const period = periodForm.safeParse(await findDraft(tx, periodDraft(requestId)));
  if (!period.success) throw new Conflict('records_changed');
  const notes = await listNotes(tx, caseId, requestId, period.data.first, period.data.last);
  if (shownOf(notes, period.data) !== shown) throw new Conflict('records_changed');
  await tx`
    select app.give_records(${newId()}, ${requestId}, ${period.data.first}::date, ${period.data.last}::date, ${tx.json(notes.map(itemOf) as never)})`;
  await dropDraft(tx, periodDraft(requestId));
  await recordChange(tx, {
    caseId,
    act: 'give_records',
    objectType: 'record_request',
    objectId: requestId,
    detail: {
      shown: notes.filter(({ reason }) => reason === null).map(({ id }) => id),
      withheld: notes.filter(({ reason }) => reason !== null).map(({ id }) => id),
    },
  });
}
