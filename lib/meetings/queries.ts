import { NotFound, type Tx } from '@/db/client';
import { type Day, dayOf } from '@/lib/dates';
import type { Category, PartyKind } from '@/lib/entries/model';
import {
  type Attendance,
  type Conference,
  type HeldConference,
  lacksOf,
  type Meeting,
  type MeetingForm,
  type MeetingMedium,
  type MeetingState,
  type Topic,
} from './model';

/** A meeting in a list. `waits`: it is asked when the reader can come, and they have not answered. */
export type ListedMeeting = {
  id: string;
  caseId: string;
  title: string;
  category: Category;
  audience: string[];
  form: MeetingForm;
  state: MeetingState;
  medium: MeetingMedium;
  startsAt: Date | null;
  endsAt: Date | null;
  slots: number;
  waits: boolean;
};

/** The meetings of a case that the asker may know of; who looked is written, with the meetings shown. */
export async function listMeetings(tx: Tx, caseId: string, traceless = false): Promise<ListedMeeting[]> {
  return tx<ListedMeeting[]>`
    with shown as (
      select e.id, e.case_id, e.title, e.category, e.audience, m.form, m.state, m.medium, m.starts_at, m.ends_at, asked.slots, asked.waits
        from app.meeting m join app.entry e on e.id = m.entry_id
       cross join lateral app.times_asked(e.id, m.state, e.author_id) asked
       where m.case_id = ${caseId} and e.undone_at is null
       order by coalesce(m.starts_at, e.created_at) desc, e.id limit 100)
    ${
      traceless
        ? tx``
        : tx`, looked as (
      insert into app.access_event (case_id, page, entry_ids)
      select ${caseId}, 'entry', array(select id from shown) from app.case k
       where k.id = ${caseId} and k.person_id <> app.actor_id() and exists (select from shown))`
    }
    select * from shown`;
}

/**
 * A meeting with what moves in it; its words are its thread's.
 * @throws NotFound
 */
export async function getMeeting(tx: Tx, caseId: string, entryId: string): Promise<Meeting> {
  const [found] = await tx<Meeting[]>`
    select m.entry_id as id, m.form, m.state, m.medium, m.place, m.online_url, m.starts_at, m.ends_at, m.without_person, m.version,
           (select coalesce(json_agg(json_build_object('id', s.id, 'startsAt', s.starts_at, 'endsAt', s.ends_at) order by s.starts_at, s.id), '[]')
              from app.meeting_slot s where s.meeting_id = m.entry_id and s.dropped_at is null) as slots,
           (select coalesce(json_agg(json_build_object('id', a.id, 'personId', a.person_id, 'partyId', a.party_id, 'name', a.name,
                      'reading', coalesce(n.reading, ''), 'came', a.came, 'reason', a.reason) order by a.came desc, a.party_id, a.name), '[]')
              from app.attendance a left join app.person n on n.id = a.person_id where a.meeting_id = m.entry_id) as attendance,
           (select coalesce(json_agg(json_build_object('entryId', x.entry_id, 'partyId', x.party_id, 'sharedAt', x.shared_at)
                      order by x.party_id is not null, x.entry_id), '[]') from app.minutes x where x.meeting_id = m.entry_id) as minutes,
           (select coalesce(json_agg(json_build_object('entryId', t.entry_id, 'ownerId', t.owner_id, 'ownerName', coalesce(o.name, ''),
                      'ownerReading', coalesce(o.reading, ''), 'dueOn', t.due_on, 'doneAt', t.done_at)), '[]')
              from app.action t left join app.person o on o.id = t.owner_id where t.meeting_id = m.entry_id) as actions,
           (select json_build_object('opinions', c.opinions, 'planChanges', c.plan_changes, 'led', c.led, 'toldAt', c.told_at,
                     'toldBy', b.name, 'toldHow', c.told_how)
              from app.conference c left join app.person b on b.id = c.told_by where c.meeting_id = m.entry_id) as conference
      from app.meeting m join app.entry e on e.id = m.entry_id
     where m.entry_id = ${entryId} and m.case_id = ${caseId}`;
  if (!found) throw new NotFound();
  return found;
}

/**
 * What there is to talk about, as far as the asker may read it: concerns that are open, accommodations whose day to look back comes
 * within two weeks, and the goals of the plan that holds. Never what somebody is afraid of: a screen is easily seen by others in a meeting.
 */
export async function listTopics(tx: Tx, caseId: string): Promise<Topic[]> {
  return tx<Topic[]>`
    select e.id, 'concern' as what, coalesce(nullif(e.title, ''), left(e.body, 60)) as title, c.due_on::text as due_on, e.audience
      from app.concern c join app.entry e on e.id = c.entry_id
     where c.case_id = ${caseId} and c.status not in ('settled', 'withdrawn') and e.undone_at is null and e.category <> 'safety'
       and not e.restricted
    union all
    select e.id, 'accommodation', left(e.body, 60), a.review_on::text, e.audience
      from app.accommodation a join app.entry e on e.id = a.entry_id
     where a.case_id = ${caseId} and e.undone_at is null
       and (a.state in ('review', 'reviewed', 'talking') or a.state in ('trial', 'in_place') and a.review_on <= app.today() + 14)
    union all
    select e.id, 'goal', coalesce(nullif(e.title, ''), left(e.body, 60)), null, e.audience
      from app.plan p join app.goal g on g.plan_id = p.entry_id join app.entry e on e.id = g.entry_id
     where p.case_id = ${caseId} and p.state = 'delivered' and g.removed_at is null and e.undone_at is null
     order by 4 nulls last, 1 limit 30`;
}

/** A case's 地域連携会議 that were held, each with what it still lacks to count, as far as the asker may know. */
export async function listConferences(tx: Tx, caseId: string): Promise<HeldConference[]> {
  const rows = await tx<(Conference & { id: string; startsAt: Date; attendance: Attendance[]; teamIds: string[] })[]>`
    select m.entry_id as id, m.starts_at, c.led, c.opinions, c.plan_changes, c.told_at,
           (select coalesce(json_agg(json_build_object('partyId', a.party_id, 'came', a.came)), '[]')
              from app.attendance a where a.meeting_id = m.entry_id) as attendance,
           array(select p.id from app.party p where p.case_id = m.case_id and p.kind = 'support_team') as team_ids
      from app.conference c join app.meeting m on m.entry_id = c.meeting_id
     where c.case_id = ${caseId} and m.state = 'held'`;
  return rows.map(({ id, startsAt, led, attendance, teamIds, ...rest }) => ({
    id,
    day: dayOf(startsAt),
    led,
    lacks: lacksOf({ led, ...rest }, attendance, teamIds),
  }));
}

/** The days on which a case's 地域連携会議 were held, as far as the asker may know. */
export async function listConferenceDays(tx: Tx, caseId: string): Promise<Day[]> {
  const rows = await tx<{ startsAt: Date }[]>`
    select m.starts_at from app.conference c join app.meeting m on m.entry_id = c.meeting_id
     where c.case_id = ${caseId} and m.state = 'held'`;
  return rows.map((row) => dayOf(row.startsAt));
}

/** Somebody who is asked to a meeting: of a side that it is for, or a manager of the agency. `memberId`: their place in the side, by which they can be asked. */
export type Invited = {
  personId: string;
  memberId: string | null;
  name: string;
  reading: string;
  title: string;
  kind: PartyKind;
  label: string;
};

/** Who takes part now in the sides that a meeting is for, as far as the asker knows of them; with the agency's managers. */
export async function listPeopleOf(tx: Tx, caseId: string, entryId: string): Promise<Invited[]> {
  return tx<Invited[]>`
    select * from (
      select distinct on (x.person_id) x.person_id, x.member_id, n.name, n.reading, x.title, p.kind, p.label
        from app.entry e join app.party p on p.id = any (e.audience) and p.valid_from <= now() and (p.valid_to is null or p.valid_to > now())
        cross join lateral (
          select m.person_id, m.id as member_id, m.title from app.member m
           where m.party_id = p.id and m.valid_from <= now() and (m.valid_to is null or m.valid_to > now())
          union all
          select a.person_id, null, '' from app.agency_member a join app.case k on k.agency_id = a.agency_id
           where p.kind = 'support_team' and k.id = p.case_id and a.role in ('manager', 'service_manager')
             and a.valid_from <= now() and (a.valid_to is null or a.valid_to > now())) x
        join app.person n on n.id = x.person_id
       where e.id = ${entryId} and e.case_id = ${caseId}
       order by x.person_id, x.member_id) found
     order by kind, reading, person_id`;
}

/** What waits for somebody in a meeting. */
export type Mine = {
  what: 'answer' | 'come' | 'todo' | 'confirm';
  caseId: string;
  personName: string;
  meetingId: string;
  entryId: string;
  title: string;
  startsAt: Date | null;
  endsAt: Date | null;
  dueOn: Day | null;
};

/** What waits for the asker in the meetings of all their cases: to answer, to come to, to do, to look through. */
export async function listMine(tx: Tx): Promise<Mine[]> {
  return tx<Mine[]>`
    select what, case_id, person_name, meeting_id, entry_id, title, starts_at, ends_at, due_on::text from app.meetings_waiting()`;
}
