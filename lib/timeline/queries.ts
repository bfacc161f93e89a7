import type { Tx } from '@/db/client';
import { startOfDay } from '@/lib/dates';
import type { Category, ConcernStatus, EntryDetail, EntryKind, Party, PartyKind } from '@/lib/entries/model';
import { type Cursor, endOfMonth, pageSize, printSize, readCursor, type TimelineFilter } from './model';

/** One line of a timeline. */
export type TimelineRow = {
  id: string;
  threadId: string | null;
  kind: EntryKind;
  category: Category;
  audience: string[];
  occurredAt: Date;
  authorKind: PartyKind;
  authorName: string;
  authorReading: string;
  authorTitle: string;
  onBehalfLabel: string;
  title: string;
  /** At most 300 characters of the text. */
  excerpt: string;
  detail: EntryDetail[EntryKind];
  status: ConcernStatus | null;
  unread: boolean;
};

/**
 * A page of a case's timeline, newest first, at most 50 and one more when there is more. Reading it as anybody but the
 * supported person writes who looked, with the entries shown, in the same statement; not where nobody looks with their own eyes.
 */
export async function listTimeline(tx: Tx, caseId: string, filter: TimelineFilter, traceless = false): Promise<TimelineRow[]> {
  return listRows(tx, caseId, filter, traceless ? null : 'timeline', 300, pageSize);
}

/** The same for paper: whole texts, at most 500. */
export async function listForPrint(tx: Tx, caseId: string, filter: TimelineFilter, traceless = false): Promise<TimelineRow[]> {
  return listRows(tx, caseId, filter, traceless ? null : 'print', 20_000, printSize - 1);
}

async function listRows(tx: Tx, caseId: string, filter: TimelineFilter, page: string | null, letters: number, size: number) {
  const cursor = readCursor(filter.before);
  return tx<TimelineRow[]>`
    with shown as (
      select ${columns(tx, letters)},
             ${unread(tx, caseId)} as unread
        from app.entry e left join app.concern c on c.entry_id = e.id
       where e.case_id = ${caseId} and e.kind <> all ('{plan_part,goal}') ${before(tx, cursor)} ${narrowed(tx, filter)}
             ${filter.unread ? tx`and ${unread(tx, caseId)}` : tx``}
       order by e.occurred_at desc, e.id desc
       limit ${size + 1})
    ${
      page === null
        ? tx``
        : tx`, looked as (
      insert into app.access_event (case_id, page, kind, entry_ids)
      select ${caseId}, ${page}, ${page === 'print' ? 'export' : 'page'}, array(select id from shown limit ${size})
       where exists (select from app.case k where k.id = ${caseId} and k.person_id <> (select app.actor_id())))`
    }
    select * from shown order by occurred_at desc, id desc`;
}

// Neither the asker's own, nor marked as read up to here, nor opened.
const unread = (tx: Tx, caseId: string) => tx`
  (e.author_id <> (select app.actor_id())
   and e.created_at > coalesce((select m.read_until from app.read_mark m
                                 where m.person_id = (select app.actor_id()) and m.case_id = ${caseId}), '-infinity')
   and not exists (select from app.entry_seen s where s.person_id = (select app.actor_id()) and s.entry_id = e.id))`;

const columns = (tx: Tx, letters: number) => tx`
  e.id, e.thread_id, e.kind, e.category, e.audience, e.occurred_at, e.author_kind, e.author_name, e.author_reading, e.author_title,
  e.on_behalf_label, e.title, left(e.body, ${letters}) as excerpt, e.detail, c.status`;

const before = (tx: Tx, cursor: Cursor | null) =>
  cursor ? tx`and (e.occurred_at, e.id) < (${cursor.occurredAt}, ${cursor.id}::uuid)` : tx``;

function narrowed(tx: Tx, filter: TimelineFilter) {
  const parts = [
    filter.kind && tx`and e.kind = ${filter.kind}`,
    filter.side && tx`and e.author_kind = ${filter.side}`,
    filter.category && tx`and e.category = ${filter.category}`,
    filter.open &&
      tx`and (c.status not in ('settled', 'withdrawn')
              or e.kind = 'action' and exists (select from app.action a where a.entry_id = e.id and a.done_at is null))`,
    filter.from && tx`and e.occurred_at >= ${startOfDay(filter.from)}`,
    filter.to && tx`and e.occurred_at < ${endOfDay(filter.to)}`,
    filter.month && tx`and e.occurred_at < ${endOfMonth(filter.month)}`,
  ].filter((part) => part !== undefined && part !== null && part !== '');
  return parts.reduce((all, part) => tx`${all} ${part}`, tx``);
}

const endOfDay = (day: string) => new Date(startOfDay(day).getTime() + 86_400_000);

/** What a search found, the newest first; whether there is more of it. */
export type Found<Row> = { rows: Row[]; more: boolean };

/**
 * The newest entries, `size` of them, of some cases or of all that the asker is in, that hold the words of a search draft and that the
 * asker may read. Who looked is written for each case that somebody else's entries were shown of.
 */
export async function findEntries(
  tx: Tx,
  caseIds: string[] | 'all',
  draftKey: string,
  size: number,
): Promise<Found<TimelineRow & { caseId: string }>> {
  const rows = await tx<(TimelineRow & { caseId: string })[]>`
    with found as (
      select f.*, false as unread
        from app.draft d
        cross join lateral app.search(d.data ->> 'words', ${caseIds === 'all' ? null : caseIds}::uuid[], ${size + 1}) f (id)
       where d.person_id = app.actor_id() and d.key = ${draftKey}),
    shown as (select f.id, f.case_id from found f order by f.occurred_at desc, f.id desc limit ${size}),
    looked as (
      insert into app.access_event (case_id, page, entry_ids)
      select s.case_id, 'search', array_agg(s.id) from shown s join app.case k on k.id = s.case_id
       where k.person_id <> (select app.actor_id()) group by s.case_id)
    select * from found order by occurred_at desc, id desc`;
  return { rows: rows.slice(0, size), more: rows.length > size };
}

/** What was found of a case, whose it is, and what its line "who can see it" needs. */
export type FoundCase = {
  id: string;
  name: string;
  reading: string;
  parties: Party[];
  consented: string[];
  rows: TimelineRow[];
};

/** The same over all the cases that the asker is in; the case with the newest comes first. */
export async function findEntriesOfMine(tx: Tx, draftKey: string, size: number): Promise<Found<FoundCase>> {
  const { rows, more } = await findEntries(tx, 'all', draftKey, size);
  const ids = [...new Set(rows.map((row) => row.caseId))];
  const cases = await tx<Omit<FoundCase, 'rows'>[]>`
    select k.id, n.name, n.reading,
           (select coalesce(json_agg(json_build_object('id', p.id, 'kind', p.kind, 'label', p.label, 'reading', p.reading,
                      'open', p.valid_from <= now() and (p.valid_to is null or p.valid_to > now())) order by p.kind, p.id), '[]')
              from app.party p where p.case_id = k.id) as parties,
           (select coalesce(json_agg(c.party_id || ':' || c.category), '[]') from app.consent c
             where c.case_id = k.id and c.withdrawn_at is null and c.valid_from <= now() and c.valid_to > now()) as consented
      from app.case k join app.person n on n.id = k.person_id
     where k.id = any (${ids}::uuid[])
     order by array_position(${ids}::uuid[], k.id)`;
  return { rows: cases.map((found) => ({ ...found, rows: rows.filter((row) => row.caseId === found.id) })), more };
}
