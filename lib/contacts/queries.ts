import { NotFound, type Tx } from '@/db/client';
import type { Category, Medium } from '@/lib/entries/model';
import type { Reason } from './model';

/** A record of a contact, with the words of its entry. */
export type Contact = {
  id: string;
  caseId: string;
  kind: 'contact' | 'meeting';
  category: Category;
  audience: string[];
  workerId: string;
  workerName: string;
  medium: Medium;
  met: string[];
  startsAt: Date;
  endsAt: Date | null;
  version: number;
  with: string;
  place: string;
  title: string;
  /** All of its words; and in parts, where it was written so. */
  words: string;
  talked: string;
  done: string;
  next: string;
  topics: string[];
  /** Whether it is the asker's to put right. */
  own: boolean;
  /** Whether the supported person was met, whose confirmation it needs. */
  metPerson: boolean;
  /** SHA-256 of what it says, in hex. */
  hash: string;
  /** Of what it says now: confirmed (`reason` is null), or why not. */
  confirmation: { reason: Reason | null; words: string; at: string; by: string } | null;
  /** Whether something that it said before had been confirmed. */
  confirmedBefore: boolean;
};

const columns = (tx: Tx) => tx`
  c.entry_id as id, c.case_id, e.kind, e.category, e.audience, c.worker_id, coalesce(w.name, e.author_name) as worker_name, c.medium, c.met,
  c.starts_at, c.ends_at, c.version, coalesce(e.detail->>'with', '') as with, coalesce(e.detail->>'place', '') as place, e.title,
  e.body as words, coalesce(e.detail->>'talked', e.body) as talked, coalesce(e.detail->>'done', '') as done,
  coalesce(e.detail->>'next', '') as next, array(select t.topic_id from app.contact_topic t where t.contact_id = c.entry_id) as topics,
  e.author_id = (select app.actor_id()) and e.kind = 'contact' as own,
  exists (select from app.party p where p.id = any (c.met) and p.kind = 'supported_person') as met_person,
  encode(app.hash_of(app.record_of(e, c)), 'hex') as hash,
  (select json_build_object('reason', f.reason, 'words', f.words, 'at', f.said_at, 'by', n.name)
     from app.confirmation f join app.person n on n.id = f.said_by
    where f.entry_id = c.entry_id and f.hash = app.hash_of(app.record_of(e, c))
    order by f.reason is null desc, f.said_at desc limit 1) as confirmation,
  exists (select from app.confirmation f where f.entry_id = c.entry_id and f.reason is null) as confirmed_before
  from app.contact c join app.entry e on e.id = c.entry_id left join app.person w on w.id = c.worker_id`;

/** One record, for the supported person or the support team. */
export async function findContact(tx: Tx, caseId: string, entryId: string): Promise<Contact | null> {
  const [contact] = await tx<Contact[]>`
    select ${columns(tx)} where c.case_id = ${caseId} and c.entry_id = ${entryId} and e.undone_at is null`;
  return contact ?? null;
}

/** The same. @throws NotFound */
export async function getContact(tx: Tx, caseId: string, entryId: string): Promise<Contact> {
  const contact = await findContact(tx, caseId, entryId);
  if (!contact) throw new NotFound();
  return contact;
}

/** The records of a case from one moment to before another, oldest first. For the supported person and the support team. */
export async function listContacts(tx: Tx, caseId: string, from: Date, to: Date): Promise<Contact[]> {
  return tx<Contact[]>`
    select ${columns(tx)}
     where c.case_id = ${caseId} and c.starts_at >= ${from} and c.starts_at < ${to} and e.undone_at is null
     order by c.starts_at, c.entry_id`;
}

/** The same of several cases, by the reading of the name, with whose they are and at which agency. */
export async function listContactsOf(
  tx: Tx,
  caseIds: string[],
  from: Date,
  to: Date,
): Promise<(Contact & { personName: string; agencyName: string })[]> {
  return tx<(Contact & { personName: string; agencyName: string })[]>`
    select s.*, n.name as person_name, g.name as agency_name
      from (select ${columns(tx)}
             where c.case_id = any (${caseIds}::uuid[]) and c.starts_at >= ${from} and c.starts_at < ${to} and e.undone_at is null) s
      join app.case k on k.id = s.case_id join app.person n on n.id = k.person_id join app.agency g on g.id = k.agency_id
     order by n.reading, k.id, s.starts_at, s.id`;
}

/** The newest contact of a case, by the asker if there is one: what the next form begins with. */
export async function findLastContact(tx: Tx, caseId: string): Promise<Contact | null> {
  const [last] = await tx<Contact[]>`
    select ${columns(tx)} where c.case_id = ${caseId} and e.kind = 'contact' and e.undone_at is null
     order by c.worker_id = (select app.actor_id()) desc, c.starts_at desc limit 1`;
  return last ?? null;
}

/** A contact of the asker's that overlaps with others. */
export type Overlap = { id: string; caseId: string; name: string; startsAt: Date; endsAt: Date };

/** The asker's own contacts, in any case, that overlap with a time; without the one that is being put right. */
export async function listOverlaps(tx: Tx, from: Date, to: Date, entryId: string | null): Promise<Overlap[]> {
  return tx<Overlap[]>`
    select c.entry_id as id, c.case_id, n.name, c.starts_at, c.ends_at
      from app.contact c join app.entry e on e.id = c.entry_id join app.case k on k.id = c.case_id join app.person n on n.id = k.person_id
     where c.worker_id = (select app.actor_id()) and c.starts_at > ${from}::timestamptz - interval '24 hours' and c.starts_at < ${to}
       and c.ends_at > ${from} and e.undone_at is null and c.entry_id is distinct from ${entryId}::uuid
     order by c.starts_at limit 5`;
}

/** What the supported person has not confirmed yet, of what they were met for, oldest first, at most 50. */
export async function listToConfirm(tx: Tx, caseId: string): Promise<Contact[]> {
  return tx<Contact[]>`
    select s.* from (select ${columns(tx)}
     where c.case_id = ${caseId} and e.undone_at is null and c.starts_at > now() - interval '93 days') s
     where s.met_person and s.confirmation is null
     order by s.starts_at, s.id limit 50`;
}

/** What a contact can be about: what is open on the case. */
export type Topic = { id: string; kind: 'concern' | 'accommodation' | 'goal'; words: string };

/** The open concerns and dialogues about accommodations of a case, and the goals of its plan, the newest first. */
export async function listTopics(tx: Tx, caseId: string): Promise<Topic[]> {
  return tx<Topic[]>`
    select e.id, e.kind, left(coalesce(nullif(e.title, ''), split_part(e.body, E'\n', 1)), 40) as words
      from app.entry e
     where e.case_id = ${caseId} and e.undone_at is null
       and e.id in (select c.entry_id from app.concern c where c.case_id = ${caseId} and c.status not in ('settled', 'withdrawn')
                    union all
                    select a.entry_id from app.accommodation a where a.case_id = ${caseId} and a.state not in ('ended', 'withdrawn')
                    union all
                    select g.entry_id from app.goal g join app.plan p on p.entry_id = g.plan_id
                     where p.case_id = ${caseId} and p.state in ('agreed', 'delivered'))
     order by e.occurred_at desc, e.id desc limit 12`;
}

/** What waits to be confirmed by the asker in a case: how many, and the oldest. */
export type RecordsWaiting = { caseId: string; entryId: string; n: number };

/** In each case of the asker's own, the records that they have not confirmed yet. */
export async function listRecordsWaiting(tx: Tx): Promise<RecordsWaiting[]> {
  return tx<RecordsWaiting[]>`
    select c.case_id, (array_agg(c.entry_id order by c.starts_at, c.entry_id))[1] as entry_id, count(*)::int as n
      from app.contact c join app.entry e on e.id = c.entry_id
     where c.case_id = any ((select app.case_ids_as('{supported_person}'))::uuid[]) and e.undone_at is null
       and c.starts_at > now() - interval '93 days'
       and exists (select from app.party p where p.id = any (c.met) and p.kind = 'supported_person')
       and not exists (select from app.confirmation f where f.entry_id = c.entry_id and f.hash = app.hash_of(app.record_of(e, c)))
     group by c.case_id`;
}
