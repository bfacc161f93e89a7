import { createHash } from 'node:crypto';
import type { z } from 'zod';
import { asActor, NotFound, type Tx } from '@/db/client';
import { recordChange } from '@/lib/access-log/commands';
import type { Category } from '@/lib/entries/model';
import { isToken } from '@/lib/session/model';
import type { mailChoiceForm } from './choices';

/** The actor has read what they were told until then, of one case or (null) of all. Notices follow the marks by themselves. */
export async function markNoticesRead(tx: Tx, caseId: string | null, until: Date): Promise<void> {
  await tx`
    insert into app.read_mark (case_id, read_until)
    select distinct e.case_id, least(${until}, now())
      from app.notice n join app.entry e on e.id = n.entry_id
     where n.person_id = app.actor_id() and n.read_at is null and n.at <= ${until}
       and (${caseId}::uuid is null or e.case_id = ${caseId})
    on conflict (person_id, case_id) do update set read_until = greatest(read_mark.read_until, excluded.read_until)`;
}

/** Puts mails into the queue for those who were told of an entry and want mail about it. For the worker. */
export async function scheduleMail(entryId: string): Promise<void> {
  await asActor('nobody', (tx) => tx`select app.schedule_mail(${entryId})`);
}

/** Keeps how the actor wants mail. */
export async function keepMailChoice(tx: Tx, choice: z.output<typeof mailChoiceForm>): Promise<void> {
  await tx`
    insert into app.mail_choice ${tx({ ...choice, days_off: tx.array(choice.days_off, 1005) } as never)}
    on conflict (person_id) do update set concern = excluded.concern, reply = excluded.reply, change = excluded.change,
      record = excluded.record, daily_at = excluded.daily_at, quiet_from = excluded.quiet_from, quiet_to = excluded.quiet_to,
      days_off = excluded.days_off`;
}

/** A manager says what is urgent to the agency, and whether mail to its staff may name whose case it is about. @throws NotFound */
export async function setAgencyNotices(
  tx: Tx,
  agencyId: string,
  { urgent, mailNames }: { urgent: Category[]; mailNames: boolean },
): Promise<void> {
  const [agency] = await tx`
    update app.agency set urgent = ${urgent}::app.category[], mail_names = ${mailNames} where id = ${agencyId} returning id`;
  if (!agency) throw new NotFound();
  await recordChange(tx, {
    caseId: null,
    act: 'agency.notices',
    objectType: 'agency',
    objectId: agencyId,
    detail: { urgent, mailNames },
  });
}

/** Stops all mail about notices to whom a mail with this token went. @throws NotFound */
export async function stopMail(tx: Tx, token: string): Promise<void> {
  if (!isToken(token)) throw new NotFound();
  const [stopped] = await tx<{ done: boolean }[]>`select app.stop_mail(${createHash('sha256').update(token).digest()}) as done`;
  if (!stopped?.done) throw new NotFound();
}
