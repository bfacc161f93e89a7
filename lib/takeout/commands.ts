import type { Tx } from '@/db/client';

/** Writes in each of the asker's own cases that all of it was taken along: should it not have been them, they come to see it. */
export async function recordTakeout(tx: Tx): Promise<void> {
  await tx`
    insert into app.access_event (case_id, page, kind)
    select k.id, 'takeout', 'file' from app.case k where k.person_id = app.actor_id() and k.id = any ((select app.case_ids_as('{supported_person}'))::uuid[])`;
}
