import type { Tx } from '@/db/client';
import { type Cursor, readCursor } from '@/lib/timeline/model';
import { type Message, pageSize } from './model';

/**
 * A page of what was said between one side and the support team and nobody else, newest first, at most 20 and one more when there
 * is more. Reading it marks it as read and, for anybody but the supported person, writes who looked, in the same statement.
 * @param partyId the side; of the support team's own notes, one of the teams
 * @param before where the page before ended
 */
export async function listMessages(tx: Tx, caseId: string, partyId: string, before: string | null): Promise<Message[]> {
  const cursor = readCursor(before ?? undefined);
  return tx<Message[]>`
    with teams as materialized (
      select array_agg(p.id) as ids from app.party p where p.case_id = ${caseId} and p.kind = 'support_team'),
    shown as (
      select e.id, e.thread_id, e.kind, e.category, e.audience, e.occurred_at, e.author_kind, e.author_name, e.author_reading, e.author_title,
             e.on_behalf_label, e.title, e.body, e.author_id = (select app.actor_id()) as own
        from app.entry e, teams
       where e.case_id = ${caseId} and e.undone_at is null ${older(tx, cursor)}
         and e.audience <@ (${partyId}::uuid || teams.ids) and e.audience && teams.ids
         and (e.author_party_id = ${partyId} or (e.author_kind = 'support_team' and ${partyId} = any (e.audience)))
       order by e.occurred_at desc, e.id desc limit ${pageSize + 1}),
    looked as (
      insert into app.access_event (case_id, page, entry_ids)
      select ${caseId}, 'private', array(select id from shown limit ${pageSize})
       where exists (select from app.case k where k.id = ${caseId} and k.person_id <> (select app.actor_id()))
         and (${partyId} = any ((select app.my_party_ids())::uuid[]) or ${caseId} = any ((select app.case_ids_as('{support_team}'))::uuid[]))),
    seen as (
      insert into app.entry_seen (entry_id) select s.id from shown s where not s.own on conflict do nothing)
    select * from shown order by occurred_at desc, id desc`;
}

const older = (tx: Tx, cursor: Cursor | null) =>
  cursor ? tx`and (e.occurred_at, e.id) < (${cursor.occurredAt}, ${cursor.id}::uuid)` : tx``;
