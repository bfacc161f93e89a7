import { createHash } from 'node:crypto';
import { NotFound, type Tx } from '@/db/client';
import type { Category } from '@/lib/entries/model';
import { isToken } from '@/lib/session/model';
import { type MailChoice, usualChoice } from './choices';
import type { News, NoticeRow } from './model';

/** What waits for the asker: asked on every page, in its one transaction. */
export async function findNews(tx: Tx): Promise<News> {
  const [news] = await tx<News[]>`select unread, mark from app.news()`;
  return news ?? { unread: 0, mark: '0' };
}

/**
 * The asker's notices: those that wait, the newest 100, and those read in the last two weeks. What they say is their entries', as far as
 * the asker may read them now. Who looked is written for each case that somebody else's entries were shown of.
 */
export async function listNotices(tx: Tx): Promise<NoticeRow[]> {
  return tx<NoticeRow[]>`
    with mine as (
      (select n.entry_id, n.at, n.read_at from app.notice n
        where n.person_id = (select app.actor_id()) and n.read_at is null order by n.at desc limit 100)
      union all
      (select n.entry_id, n.at, n.read_at from app.notice n
        where n.person_id = (select app.actor_id()) and n.read_at is not null and n.at > now() - interval '14 days'
        order by n.at desc limit 30)),
    shown as (
      select e.id, e.thread_id, e.kind, e.author_kind, e.author_name, e.author_title, e.on_behalf_label, e.title,
             left(e.body, 80) as excerpt, e.detail, m.at, m.read_at is null as unread, e.case_id, k.person_id,
             p.name as person_name, p.reading as person_reading
        from mine m
        join app.entry e on e.id = m.entry_id
        join app.case k on k.id = e.case_id
        join app.person p on p.id = k.person_id),
    looked as (
      insert into app.access_event (case_id, page, entry_ids)
      select s.case_id, 'notices', array_agg(s.id) from shown s
       where s.person_id <> (select app.actor_id()) group by s.case_id)
    select * from shown order by unread desc, at desc, id desc`;
}

/** How the asker wants mail, and whether there is an address that takes it. */
export async function findMailChoice(tx: Tx): Promise<{ choice: MailChoice; address: 'good' | 'none' | 'refused' }> {
  const [choices, [account]] = await Promise.all([
    tx<MailChoice[]>`
      select concern, reply, change, record, daily_at, quiet_from, quiet_to, days_off from app.mail_choice where person_id = app.actor_id()`,
    tx<{ none: boolean; refused: boolean }[]>`
      select email is null as none, email = bounced_email as refused from app.account where person_id = app.actor_id()`,
  ]);
  return {
    choice: choices[0] ?? usualChoice,
    address: !account || account.none ? 'none' : account.refused ? 'refused' : 'good',
  };
}

/** How an agency tells. @throws NotFound for everybody but its managers */
export async function getAgencyNotices(tx: Tx, agencyId: string) {
  const [agency] = await tx<{ id: string; name: string; urgent: Category[]; mailNames: boolean }[]>`
    select id, name, urgent, mail_names from app.agency
     where id = ${agencyId} and id = any ((select app.agency_ids_as('{manager,service_manager}'))::uuid[])`;
  if (!agency) throw new NotFound();
  return agency;
}

/** Whether the asker works for an agency. */
export async function isStaff(tx: Tx): Promise<boolean> {
  const [found] = await tx<{ staff: boolean }[]>`
    select app.agency_ids_as('{manager,service_manager,worker}') <> '{}' as staff`;
  return found?.staff ?? false;
}

/** Somebody around a case whom mail does not reach. */
export type Unreached = {
  personId: string;
  name: string;
  reading: string;
  caseId: string;
  caseName: string;
  caseReading: string;
  why: 'no_address' | 'refused' | 'stopped';
};

/** Whom mail does not reach, around the cases that the asker supports. */
export async function listUnreached(tx: Tx): Promise<Unreached[]> {
  return tx<Unreached[]>`
    select u.person_id, n.name, n.reading, u.case_id, o.name as case_name, o.reading as case_reading, u.why
      from app.unreached() u
      join app.person n on n.id = u.person_id
      join app.case k on k.id = u.case_id
      join app.person o on o.id = k.person_id
     order by u.why = 'stopped', o.reading, n.reading
     limit 500`;
}

/** Whether a mail brought this token along, within 90 days. */
export async function mayStopMail(tx: Tx, token: string): Promise<boolean> {
  if (!isToken(token)) return false;
  const [found] = await tx<{ may: boolean }[]>`select app.may_stop_mail(${createHash('sha256').update(token).digest()}) as may`;
  return found?.may ?? false;
}
