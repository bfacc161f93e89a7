import { NotFound, type Tx } from '@/db/client';
import { mediaOn } from '@/lib/contacts/rules';
import { addMonths, startOfDay } from '@/lib/dates';
import type { PartyKind } from '@/lib/entries/model';
import type { Source } from './draft';
import { type Field, firstOf, type Line, monthBefore } from './model';

/** A report as it stands in a list. `readAt`: when somebody of its side read it or was handed it, as far as the asker may know. */
export type ListedReport = {
  id: string;
  month: string;
  partyId: string;
  party: string;
  partyKind: PartyKind;
  sentAt: Date;
  authorName: string;
  authorReading: string;
  replacedBy: string | null;
  readAt: Date | null;
};

const columns = (tx: Tx) => tx`
  r.entry_id as id, to_char(r.month, 'YYYY-MM') as month, r.party_id, p.label as party, p.kind as party_kind, e.occurred_at as sent_at,
  e.author_name, e.author_reading, (select n.entry_id from app.report n where n.replaces = r.entry_id) as replaced_by,
  (select min(t.at) from app.report_trace t where t.entry_id = r.entry_id and t.way <> 'told') as read_at`;

/** The reports of a case that the asker may read, newest month first; of one month alone when it is given. */
export async function listReports(tx: Tx, caseId: string, month: string | null = null): Promise<ListedReport[]> {
  return tx<ListedReport[]>`
    select ${columns(tx)}
      from app.report r join app.entry e on e.id = r.entry_id join app.party p on p.id = r.party_id
     where r.case_id = ${caseId} and e.case_id = ${caseId} ${month ? tx`and r.month = ${firstOf(month)}::date` : tx``}
     order by r.month desc, p.kind, e.occurred_at desc, e.id`;
}

export type Trace = {
  name: string;
  reading: string;
  way: 'told' | 'read' | 'paper';
  at: Date;
  notedBy: string | null;
};
export type Report = ListedReport & {
  reason: string;
  replaces: string | null;
  lines: (Line & { held: boolean })[];
  traces: Trace[];
  /** Whether nothing of it was changed since it was sent; null for sides that are not told. */
  whole: boolean | null;
  hash: string;
};

/**
 * One report with its lines, and what shows that it came. Unless `traceless`, it is written down that its reader has read it.
 * @throws NotFound
 */
export async function getReport(tx: Tx, caseId: string, reportId: string, traceless = false): Promise<Report> {
  const [[report], lines, traces] = await Promise.all([
    tx<Omit<Report, 'lines' | 'traces'>[]>`
      select ${columns(tx)}, r.reason, r.replaces, encode(r.hash, 'hex') as hash, app.is_report_whole(r.entry_id) as whole
        from app.report r join app.entry e on e.id = r.entry_id join app.party p on p.id = r.party_id
       where r.entry_id = ${reportId} and r.case_id = ${caseId}`,
    tx<Report['lines']>`
      select l.key, l.field, l.words, l.sources,
             exists (select from app.report_hold h where h.case_id = r.case_id and h.month = r.month and h.key = l.key and h.released_at is null) as held
        from app.report r join app.report_line l on l.entry_id = r.entry_id
       where r.entry_id = ${reportId} and r.case_id = ${caseId} order by l.field, l.place`,
    traceless
      ? []
      : tx<Trace[]>`
      select n.name, n.reading, t.way, t.at, (select w.name from app.person w where w.id = t.noted_by) as noted_by
        from app.report_trace t join app.person n on n.id = t.person_id
       where t.entry_id = ${reportId} and t.case_id = ${caseId} order by t.at, t.way, n.reading, n.id`,
    traceless ? [] : tx`select app.read_report(${reportId})`,
  ]);
  if (!report) throw new NotFound();
  return { ...report, lines: [...lines], traces: [...traces] };
}

/**
 * What the draft of a month is made from, as far as the asker and the supported person both may read it: the entries of the month, and what
 * is open or looked at again within two months after it. With each, the other sides that it may be reported to.
 */
export async function listSources(tx: Tx, caseId: string, month: string): Promise<Source[]> {
  const from = startOfDay(firstOf(month));
  const until = startOfDay(addMonths(firstOf(month), 1));
  const soon = addMonths(firstOf(month), 3);
  return tx<Source[]>`
    with candidates as materialized (
      select e.id, e.thread_id from app.entry e
       where e.case_id = ${caseId} and e.undone_at is null and e.occurred_at >= ${from} and e.occurred_at < ${until}
         and e.kind::text in ('contact', 'meeting', 'life_event', 'status', 'step', 'note', 'checkin', 'concern', 'progress')
      union
      select g.entry_id, null from app.goal g join app.plan v on v.entry_id = g.plan_id
       where v.case_id = ${caseId} and v.state in ('agreed', 'delivered') and g.removed_at is null
      union
      select c.entry_id, null from app.concern c
       where c.case_id = ${caseId} and c.status not in ('settled', 'withdrawn') and c.due_on >= ${firstOf(month)}::date and c.due_on < ${soon}::date
      union
      select a.entry_id, null from app.accommodation a
       where a.case_id = ${caseId} and a.state in ('trial', 'in_place') and a.review_on >= ${firstOf(month)}::date and a.review_on < ${soon}::date),
    ids as materialized (
      select array(select k.id from candidates k union select k.thread_id from candidates k where k.thread_id is not null) as all_of_them),
    readable as materialized (
      select p.id as party_id, p.kind, r.id from app.party p, ids, app.reportable(p.id, ids.all_of_them) r (id)
       where p.case_id = ${caseId} and p.kind <> 'support_team')
    select e.id, e.thread_id, e.kind, e.category, e.occurred_at, e.author_kind, e.author_name,
           coalesce(nullif(e.on_behalf_label, ''), w.label) as side, coalesce(b.kind, e.author_kind) as side_kind, e.title, e.body, e.detail,
           coalesce((select coalesce(nullif(t.title, ''), left(t.body, 100)) from app.entry t where t.id = e.thread_id), '') as root,
           c.due_on::text as due_on, a.review_on::text as review_on,
           array(select q.party_id from readable q
                  where q.kind <> 'supported_person' and q.id = e.id
                    and (e.thread_id is null or (q.party_id, e.thread_id) in (select t.party_id, t.id from readable t))) as sides
      from candidates k join app.entry e on e.id = k.id
      join app.party w on w.id = e.author_party_id left join app.party b on b.id = e.on_behalf_of
      left join app.concern c on c.entry_id = e.id and c.status not in ('settled', 'withdrawn') and c.due_on >= ${firstOf(month)}::date
                             and c.due_on < ${soon}::date
      left join app.accommodation a on a.entry_id = e.id and a.state in ('trial', 'in_place')
     where e.id in (select q.id from readable q where q.kind = 'supported_person')
       and (e.thread_id is null or e.thread_id in (select q.id from readable q where q.kind = 'supported_person'))
     order by e.occurred_at, e.id`;
}

/** The lines that stand for the supported person, to write them anew. */
export async function findStanding(tx: Tx, caseId: string, month: string): Promise<Line[]> {
  return tx<Line[]>`
    select l.key, l.field, l.words, l.sources
      from app.report r join app.party p on p.id = r.party_id join app.report_line l on l.entry_id = r.entry_id
     where r.case_id = ${caseId} and r.month = ${firstOf(month)}::date and p.kind = 'supported_person'
       and not exists (select from app.report n where n.replaces = r.entry_id)
     order by l.place`;
}

/** What a month has of what the report tells: when the person was last talked with, and the company visited; of before, what was to come. */
export type MonthFacts = {
  talkedOn: string | null;
  visitedOn: string | null;
  visitable: boolean;
  closed: boolean;
  before: string;
};

export async function getMonthFacts(tx: Tx, caseId: string, month: string): Promise<MonthFacts> {
  const day = firstOf(month);
  const [facts] = await tx<MonthFacts[]>`
    select max((c.starts_at at time zone 'Asia/Tokyo')::date) filter (
             where c.medium = any (${[...mediaOn('talk', day)]}) and exists (
               select from app.party p where p.id = any (c.met) and p.kind = 'supported_person'))::text as talked_on,
           max((c.starts_at at time zone 'Asia/Tokyo')::date) filter (where c.medium = any (${[...mediaOn('visit', day)]}))::text as visited_on,
           exists (select from app.party p where p.case_id = k.id and p.kind = 'employer'
                      and p.valid_from <= now() and (p.valid_to is null or p.valid_to > now())) as visitable,
           exists (select from app.employment j where j.case_id = k.id and j.disclosure = 'closed'
                      and (j.ended_on is null or j.ended_on >= app.today())) as closed,
           coalesce((select string_agg(l.words, E'\n' order by l.place)
                       from app.report r join app.report_line l on l.entry_id = r.entry_id join app.party p on p.id = r.party_id
                      where r.case_id = k.id and r.month = ${firstOf(monthBefore(month))}::date and p.kind = 'supported_person' and l.field = 'next'
                        and l.sources = '{}' and not exists (select from app.report s where s.replaces = r.entry_id)), '') as before
      from app.case k
      left join (app.contact c join app.entry e on e.id = c.entry_id and e.undone_at is null)
        on c.case_id = k.id and c.starts_at >= ${startOfDay(day)} and c.starts_at < ${startOfDay(addMonths(day, 1))}
     where k.id = ${caseId} group by k.id`;
  if (!facts) throw new NotFound();
  return facts;
}

/** What may be sent to a side of a month: the lines of the supported person's report that it may read and that are not kept back. */
export type Offer = {
  party: string;
  partyKind: PartyKind;
  /** The supported person's report, whether they have read it, and what was sent to the side. */
  base: string | null;
  read: boolean;
  standing: string | null;
  consented: boolean;
  lines: { key: string; field: Field; words: string; own: boolean; sent: boolean }[];
};

/** @throws NotFound */
export async function getOffer(tx: Tx, caseId: string, month: string, partyId: string): Promise<Offer> {
  const [found] = await tx<Offer[]>`
    with standing as materialized (
      select r.entry_id, r.party_id, p.kind from app.report r join app.party p on p.id = r.party_id
       where r.case_id = ${caseId} and r.month = ${firstOf(month)}::date
         and not exists (select from app.report n where n.replaces = r.entry_id)),
    base as materialized (
      select l.* from standing s join app.report_line l on l.entry_id = s.entry_id where s.kind = 'supported_person'),
    readable as materialized (
      select app.reportable(${partyId}, array(select distinct unnest(b.sources) from base b)) as id)
    select p.label as party, p.kind as party_kind,
           (select s.entry_id from standing s where s.kind = 'supported_person') as base,
           exists (select from standing s join app.report_trace t on t.entry_id = s.entry_id join app.case k on k.id = t.case_id
                    where s.kind = 'supported_person' and t.person_id = k.person_id and t.way <> 'told') as read,
           (select s.entry_id from standing s where s.party_id = p.id) as standing,
           exists (select from app.consent c where c.party_id = p.id and c.category = 'report' and c.withdrawn_at is null
                      and c.valid_from <= now() and c.valid_to > now()) as consented,
           (select coalesce(json_agg(json_build_object('key', b.key, 'field', b.field, 'words', b.words, 'own', b.sources = '{}',
                     'sent', exists (select from standing s join app.report_line l on l.entry_id = s.entry_id where s.party_id = p.id and l.key = b.key))
                     order by b.field, b.place), '[]')
              from base b
             where b.sources <@ array(select q.id from readable q)
               and not exists (select from app.report_hold h where h.case_id = ${caseId} and h.month = ${firstOf(month)}::date and h.key = b.key
                                  and h.released_at is null)) as lines
      from app.party p
     where p.id = ${partyId} and p.case_id = ${caseId} and p.kind in ('family', 'employer', 'partner')
       and p.valid_from <= now() and (p.valid_to is null or p.valid_to > now())
       and p.case_id = any ((select app.case_ids_as('{support_team}'))::uuid[])`;
  if (!found) throw new NotFound();
  return found;
}

/** Whom a report of a side can be handed to on paper. */
export async function listReaders(
  tx: Tx,
  caseId: string,
  reportId: string,
): Promise<{ id: string; name: string; reading: string }[]> {
  return tx<{ id: string; name: string; reading: string }[]>`
    select m.id, n.name, n.reading from app.report r join app.member m on m.party_id = r.party_id join app.person n on n.id = m.person_id
     where r.entry_id = ${reportId} and r.case_id = ${caseId} and m.valid_from <= now() and (m.valid_to is null or m.valid_to > now())
     order by n.reading, n.id`;
}

/** A case of the asker's in a month: whether its person has a report, has read it, and how many sides have theirs. */
export type MonthRow = {
  caseId: string;
  name: string;
  reading: string;
  sentAt: Date | null;
  readAt: Date | null;
  sides: number;
};

/** The cases that the asker supports, and what of a month's reports is done, by the reading of the name. */
export async function listMonth(tx: Tx, month: string): Promise<MonthRow[]> {
  return tx<MonthRow[]>`
    with cases as materialized (
      select k.id, k.person_id, n.name, n.reading from app.case k join app.person n on n.id = k.person_id
       where k.id = any ((select app.case_ids_as('{support_team}'))::uuid[])
         and (k.ended_on is null or k.ended_on >= ${firstOf(month)}::date) and k.started_on < ${addMonths(firstOf(month), 1)}::date
         and exists (select from app.member m join app.party p on p.id = m.party_id
                      where m.case_id = k.id and p.kind = 'support_team' and m.person_id = app.actor_id()
                        and m.valid_from <= now() and (m.valid_to is null or m.valid_to > now()))),
    sent as materialized (
      select r.case_id, p.kind, min(e.occurred_at) as at, count(distinct r.party_id)::int as sides,
             min((select min(t.at) from app.report_trace t join cases c on c.id = t.case_id
                   where t.entry_id = r.entry_id and t.way <> 'told' and t.person_id = c.person_id)) as read_at
        from app.report r join app.entry e on e.id = r.entry_id join app.party p on p.id = r.party_id
       where r.case_id = any (array(select c.id from cases c)) and r.month = ${firstOf(month)}::date
       group by r.case_id, p.kind)
    select c.id as case_id, c.name, c.reading, o.at as sent_at, o.read_at,
           coalesce((select sum(s.sides)::int from sent s where s.case_id = c.id and s.kind <> 'supported_person'), 0) as sides
      from cases c left join sent o on o.case_id = c.id and o.kind = 'supported_person'
     order by c.reading, c.id`;
}
