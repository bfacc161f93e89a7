import type { Tx } from '@/db/client';
import type { DueReminder, Reminder } from './model';

/** What the asker wanted to be reminded of and has not ended: what waits first, then what comes next. */
export async function listReminders(tx: Tx): Promise<Reminder[]> {
  return tx<Reminder[]>`
    select id, words, every, way, next_at, told_at from app.reminder
     where person_id = app.actor_id() and ended_at is null and about_party is null
     order by told_at is null, told_at, next_at limit 200`;
}

/** What has been told and waits; with the case, where the portal reminds of its consents by itself. */
export async function listDueReminders(tx: Tx): Promise<DueReminder[]> {
  return tx<DueReminder[]>`
    select m.id, m.words, m.every, p.case_id from app.reminder m left join app.party p on p.id = m.about_party
     where m.person_id = app.actor_id() and m.ended_at is null and m.told_at is not null order by m.told_at limit 50`;
}
