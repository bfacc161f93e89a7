import type { Tx } from '@/db/client';
import type { Reminder } from './model';

/** What the asker wants to be reminded of and has not ended: what waits first, then what comes next. */
export async function listReminders(tx: Tx): Promise<Reminder[]> {
  return tx<Reminder[]>`
    select id, words, every, way, next_at, told_at from app.reminder
     where person_id = app.actor_id() and ended_at is null
     order by told_at is null, told_at, next_at limit 200`;
}

/** Those that have been told and wait. */
export async function listDueReminders(tx: Tx): Promise<Reminder[]> {
  return tx<Reminder[]>`
    select id, words, every, way, next_at, told_at from app.reminder
     where person_id = app.actor_id() and ended_at is null and told_at is not null order by told_at limit 50`;
}
