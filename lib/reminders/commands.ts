import type { z } from 'zod';
import { asActor, Conflict, NotFound, type Tx } from '@/db/client';
import { momentAt } from '@/lib/dates';
import { newId } from '@/lib/ids';
import type { reminderForm } from './model';

/** Keeps what the actor wants to be reminded of, and when; its job follows by itself. @throws Conflict too_many */
export async function addReminder(tx: Tx, input: z.output<typeof reminderForm>): Promise<void> {
  const at = momentAt(input.day, input.time);
  const [count] = await tx<{ n: number }[]>`
    select count(*)::int as n from app.reminder where person_id = app.actor_id() and ended_at is null`;
  if ((count?.n ?? 0) >= 100) throw new Conflict('too_many');
  await tx`
    insert into app.reminder (id, words, at, next_at, every, way)
    values (${newId()}, ${input.words.trim()}, ${at}, ${at}, ${Number(input.every)}, ${input.way === 'usual' ? null : input.way})`;
}

/** Its time has come: it waits on the page from now on, and has its next time if it comes again. Once for each time. For the worker. */
export async function fireReminder(personId: string, reminderId: string): Promise<void> {
  await asActor(
    { personId },
    (tx) => tx`
      with due as (
        select m.id, case when m.every > 0
                 then m.at + make_interval(days => (floor(greatest(extract(epoch from now() - m.at), 0) / 86400 / m.every)::int + 1) * m.every)
               end as again
          from app.reminder m where m.id = ${reminderId} and m.ended_at is null and m.next_at <= now()),
      told as (
        update app.reminder m set told_at = now(), told_in = pg_current_xact_id(), next_at = due.again
          from due where m.id = due.id returning m.person_id)
      select pg_notify('news', told.person_id::text) from told`,
  );
}

/** Seen and done: it goes from the page; one that comes again comes again. @throws NotFound */
export async function finishReminder(tx: Tx, reminderId: string): Promise<void> {
  await found(tx`
    update app.reminder set told_at = null, ended_at = case when every = 0 then now() end
     where id = ${reminderId} and ended_at is null returning id`);
}

/** Not now: in an hour, or tomorrow at this time. @throws NotFound */
export async function putOffReminder(tx: Tx, reminderId: string, by: 'hour' | 'day'): Promise<void> {
  await found(tx`
    update app.reminder set told_at = null, next_at = now() + ${by === 'hour' ? '1 hour' : '1 day'}::interval
     where id = ${reminderId} and ended_at is null returning id`);
}

/** Not any more. @throws NotFound */
export async function stopReminder(tx: Tx, reminderId: string): Promise<void> {
  await found(tx`
    update app.reminder set told_at = null, ended_at = now() where id = ${reminderId} and ended_at is null returning id`);
}

async function found(change: PromiseLike<{ length: number }>): Promise<void> {
  if ((await change).length === 0) throw new NotFound();
}
