import { createHash } from 'node:crypto';
import { NotFound, type Tx } from '@/db/client';
import type { Category } from '@/lib/entries/model';
import type { Device } from '@/lib/push/model';
import { isToken } from '@/lib/session/model';
import { type NoticeChoice, usualChoice } from './choices';
import type { News, NoticeRow } from './model';
import { ourWays } from './ways';

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
      select e.id, e.thread_id, e.kind, e.author_kind, e.author_name, e.author_reading, e.author_title, e.on_behalf_label, e.title,
             left(e.body, 80) as excerpt, e.detail, m.at, m.read_at is null as unread, e.case_id, k.person_id,
             p.name as person_name, p.reading as person_reading,
             array(select y.kind::text from app.party y
                    where y.id = any ((select app.my_party_ids())::uuid[]) and y.case_id = e.case_id
                      and (y.kind <> 'employer' or a.party_id is null or a.party_id = y.id)) as sides,
             case when a.entry_id is not null then json_build_object(
               'state', a.state, 'version', a.version, 'reviewOn', a.review_on,
               'wish', exists (select from app.entry w where (w.id = a.entry_id or w.thread_id = a.entry_id)
                                  and trim(coalesce(w.detail ->> 'wish', '')) <> '')) end as dialogue,
             case when c.status = 'new' and c.owner_id is null then json_build_object('version', c.version, 'due', coalesce(c.due_on::text, '')) end as free
        from mine m
        join app.entry e on e.id = m.entry_id
        join app.case k on k.id = e.case_id
        join app.person p on p.id = k.person_id
        left join app.accommodation a on a.entry_id = coalesce(e.thread_id, e.id)
        left join app.concern c on c.entry_id = coalesce(e.thread_id, e.id)),
    looked as (
      insert into app.access_event (case_id, page, entry_ids)
      select s.case_id, 'notices', array_agg(s.id) from shown s
       where s.person_id <> (select app.actor_id()) group by s.case_id)
    select * from shown order by unread desc, at desc, id desc`;
}

/** How the asker wants to be told, and whether there is an address that takes mail. */
export async function findNoticeChoice(tx: Tx): Promise<{ choice: NoticeChoice; address: 'good' | 'none' | 'refused' }> {
  const [choices, [account]] = await Promise.all([
    tx<NoticeChoice[]>`
      select concern, reply, change, record, daily_at, quiet_from, quiet_to, days_off from app.notice_choice where person_id = app.actor_id()`,
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
    select id, name, urgent::text[] as urgent, mail_names from app.agency
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

/** Somebody around a case whom notices do not reach, or not as they wanted. */
export type Unreached = {
  personId: string;
  name: string;
  reading: string;
  caseId: string;
  caseName: string;
  caseReading: string;
  why: 'no_way' | 'refused' | 'stopped' | 'late' | 'other_way';
};

/** Whom notices do not reach as they should, around the cases that the asker supports. */
export async function listUnreached(tx: Tx): Promise<Unreached[]> {
  return tx<Unreached[]>`
    select u.person_id, n.name, n.reading, u.case_id, o.name as case_name, o.reading as case_reading, u.why
      from app.unreached(${ourWays()}::text[]::app.way[]) u
      join app.person n on n.id = u.person_id
      join app.case k on k.id = u.case_id
      join app.person o on o.id = k.person_id
     order by array_position('{no_way,refused,late,other_way,stopped}', u.why), o.reading, n.reading
     limit 500`;
}

/** Whether a mail brought this token along, within 90 days. */
export async function mayStopMail(tx: Tx, token: string): Promise<boolean> {
  if (!isToken(token)) return false;
  const [found] = await tx<{ may: boolean }[]>`select app.may_stop_mail(${createHash('sha256').update(token).digest()}) as may`;
  return found?.may ?? false;
}

/** The asker's browsers that take pushes, and whether they have linked LINE. */
export async function findOwnWays(tx: Tx): Promise<{ devices: Device[]; line: 'none' | 'linked' | 'blocked' }> {
  const [devices, [line]] = await Promise.all([
    tx<Device[]>`select id, device, made_at from app.push_subscription where person_id = app.actor_id() order by made_at desc`,
    tx<{ blocked: boolean }[]>`select blocked_at is not null as blocked from app.line_account where person_id = app.actor_id()`,
  ]);
  return { devices, line: line ? (line.blocked ? 'blocked' : 'linked') : 'none' };
}
