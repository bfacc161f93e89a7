import type { Tx } from '@/db/client';
import { addDays, type Day, today } from '@/lib/dates';
import { dutiesOf } from '@/lib/duties/model';
import { listDutyFacts } from '@/lib/duties/queries';
import type { Dated, DatedCase } from './model';

type Row = { key: string; caseId: string; entryId: string | null; day: Day };
const on = (kind: Dated['kind'], rows: readonly Row[]): Dated[] =>
  rows.map(({ key, caseId, entryId, day }) => ({ key: `${kind}-${key}`, kind, caseId, entryId, on: day }));

/** The due days of issues that are not settled. */
async function listConcernDates(tx: Tx): Promise<Dated[]> {
  return on(
    'concern',
    await tx<Row[]>`
      select c.entry_id as key, c.case_id, c.entry_id, c.due_on::text as day
        from app.concern c join app.entry e on e.id = c.entry_id
       where c.case_id = any ((select app.readable_case_ids())::uuid[]) and c.status not in ('settled', 'withdrawn')
         and c.due_on >= app.today() - 31`,
  );
}

/** When accommodations are looked at again, and until when an answer about one is awaited. */
async function listAccommodationDates(tx: Tx): Promise<Dated[]> {
  const rows = await tx<(Row & { review: boolean })[]>`
    select a.entry_id as key, a.case_id, a.entry_id, a.due_on::text as day, a.state in ('trial', 'in_place') as review
      from app.accommodation a join app.entry e on e.id = a.entry_id
     where a.case_id = any ((select app.readable_case_ids())::uuid[]) and a.state not in ('draft', 'checking', 'ended', 'withdrawn')
       and a.due_on >= app.today() - 31`;
  return [
    ...on(
      'review',
      rows.filter((row) => row.review),
    ),
    ...on(
      'accommodation',
      rows.filter((row) => !row.review),
    ),
  ];
}

/** The last days of consents in force: for who gave them, and for the side that holds them. */
async function listConsentDates(tx: Tx): Promise<Dated[]> {
  return on(
    'consent',
    await tx<Row[]>`
      select distinct c.party_id || '-' || d.day as key, c.case_id, null as entry_id, d.day
        from app.consent c
        join app.case k on k.id = c.case_id
        cross join lateral (select (((c.valid_to - interval '1 second') at time zone 'Asia/Tokyo')::date)::text as day) d
       where c.case_id = any ((select app.readable_case_ids())::uuid[])
         and (k.person_id = app.actor_id() or c.party_id = any ((select app.my_party_ids())::uuid[]))
         and c.withdrawn_at is null and c.valid_from <= now() and c.valid_to > now() and c.valid_to < now() + interval '2 years'`,
  );
}

/** The meetings that are fixed; and those that were when they were called off, so that calendars which have them strike them out. */
async function listMeetingDates(tx: Tx): Promise<Dated[]> {
  const rows = await tx<
    { entryId: string; caseId: string; startsAt: Date; endsAt: Date; version: number; cancelled: boolean; onlineUrl: string }[]
  >`
    select m.entry_id, m.case_id, m.starts_at, m.ends_at, m.version, m.state = 'cancelled' as cancelled, m.online_url
      from app.meeting m join app.entry e on e.id = m.entry_id
     where m.case_id = any ((select app.readable_case_ids())::uuid[]) and m.state in ('fixed', 'cancelled')
       and m.starts_at > now() - interval '31 days' and e.undone_at is null`;
  return rows.map(({ entryId, caseId, startsAt, endsAt, version, cancelled, onlineUrl }) => ({
    key: `meeting-${entryId}`,
    kind: 'meeting',
    caseId,
    entryId,
    on: startsAt,
    until: endsAt,
    version,
    cancelled,
    ...(!cancelled && { link: onlineUrl }),
  }));
}

/** What the asker wants to be reminded of. */
async function listReminderDates(tx: Tx): Promise<Dated[]> {
  const rows = await tx<{ id: string; nextAt: Date; every: 0 | 1 | 7; words: string }[]>`
    select id, next_at, every, words from app.reminder
     where person_id = app.actor_id() and ended_at is null and next_at is not null and about_party is null limit 200`;
  return rows.map(({ id, nextAt, every, words }) => ({
    key: `reminder-${id}`,
    kind: 'reminder',
    caseId: null,
    entryId: null,
    on: nextAt,
    every,
    words,
  }));
}

/** What is to be done by when, in the asker's own case and in those that they support. */
async function listDutyDates(tx: Tx): Promise<Dated[]> {
  const lists = await Promise.all([listDutyFacts(tx, 'own'), listDutyFacts(tx, 'team')]);
  const now = today();
  return lists.flat().flatMap((facts) =>
    dutiesOf(facts, now)
      .filter(({ forPerson, due }) => (forPerson || !facts.own) && due >= addDays(now, -31))
      .map(({ key, due }) => ({
        key: `duty-${facts.caseId}-${key}-${due}`,
        kind: 'duty' as const,
        caseId: facts.caseId,
        entryId: null,
        on: due,
      })),
  );
}

/** The cases that the asker may see dates of. */
async function listDatedCases(tx: Tx): Promise<DatedCase[]> {
  return tx<DatedCase[]>`
    select k.id, k.person_id = app.actor_id() as own,
           exists (select from app.member m join app.party p on p.id = m.party_id
                    where m.case_id = k.id and m.person_id = app.actor_id() and m.valid_from <= now() and (m.valid_to is null or m.valid_to > now())
                      and p.valid_from <= now() and (p.valid_to is null or p.valid_to > now())) as mine,
           exists (select from app.employment j where j.case_id = k.id and j.disclosure = 'closed'
                      and (j.ended_on is null or j.ended_on >= app.today())) as closed,
           case when g.mail_names and exists (
             select from app.agency_member s where s.agency_id = g.id and s.person_id = app.actor_id()
                and s.valid_from <= now() and (s.valid_to is null or s.valid_to > now())) then n.name end as name
      from app.case k join app.agency g on g.id = k.agency_id join app.person n on n.id = k.person_id
     where k.id = any ((select app.readable_case_ids())::uuid[])`;
}

/** Where dates come from. */
const sources = [
  listConcernDates,
  listAccommodationDates,
  listConsentDates,
  listMeetingDates,
  listReminderDates,
  listDutyDates,
];

/** All dates that the asker may see now, and the cases that they are of. */
export async function listDates(tx: Tx): Promise<{ dates: Dated[]; cases: DatedCase[] }> {
  const [cases, ...lists] = await Promise.all([listDatedCases(tx), ...sources.map((source) => source(tx))]);
  return { dates: lists.flat(), cases };
}

/** The asker's own calendar: since when it has an address, and what its dates say. */
export type OwnCalendar = { linkId: string | null; madeAt: Date | null; worded: boolean };
export async function findCalendar(tx: Tx): Promise<OwnCalendar> {
  const [own] = await tx<OwnCalendar[]>`select link_id, made_at, worded from app.calendar where person_id = app.actor_id()`;
  return own ?? { linkId: null, madeAt: null, worded: false };
}

/** Whose calendar an address is. */
export type Holder = { personId: string; worded: boolean; settings: unknown };
export async function findCalendarBehind(tx: Tx, tokenHash: Buffer): Promise<Holder | null> {
  const [found] = await tx<Holder[]>`select person_id, worded, settings from app.calendar_behind(${tokenHash})`;
  return found ?? null;
}
