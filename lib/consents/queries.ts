import { NotFound, type Tx } from '@/db/client';
import type { Category } from '@/lib/entries/model';
import type { Copies, Copy, Reader } from './copies';
import type { ConsentRow } from './history';
import {
  type ConsentKind,
  type ConsentMatter,
  type InForce,
  nextReview,
  type Request,
  type Side,
  type Unconfirmed,
} from './model';

type Times<T> = { [K in keyof T]: T[K] extends Date ? string : T[K] };

/**
 * The open sides of a case that read by consent, with what each may read now and what was asked about it. For the supported person
 * and the support team.
 */
export async function listSides(tx: Tx, caseId: string): Promise<Side[]> {
  const rows = await tx<
    (Omit<Side, 'inForce' | 'request' | 'review'> & {
      inForce: Times<InForce>[];
      request: Times<Request> | null;
      planFrom: string | null;
    })[]
  >`
    select p.id, p.kind, p.label, p.reading,
           (select max(f.from_on)::text from app.clock_fact f
             where f.case_id = p.case_id and f.kind = 'plan' and f.withdrawn_at is null and f.from_on <= app.today()) as plan_from,
           (select coalesce(json_agg(json_build_object('name', n.name, 'reading', n.reading, 'title', m.title) order by m.valid_from, m.id), '[]')
              from app.member m join app.person n on n.id = m.person_id
             where m.party_id = p.id and m.valid_from <= now() and (m.valid_to is null or m.valid_to > now())) as people,
           (select coalesce(json_agg(json_build_object('id', c.id, 'givingId', coalesce(c.giving_id, c.id), 'category', c.category,
                     'purpose', c.purpose, 'validFrom', c.valid_from, 'validTo', c.valid_to, 'paper', c.method = 'paper',
                     'confirmed', c.confirmed_at is not null, 'guardian', c.guardian_id is not null,
                     'own', c.recorded_by is not distinct from app.actor_id()) order by c.valid_from, c.category), '[]')
              from app.consent c where c.party_id = p.id and c.withdrawn_at is null and c.valid_from <= now() and c.valid_to > now()) as in_force,
           (select json_build_object('id', r.id, 'categories', r.categories, 'occasion', r.occasion, 'reason', r.reason,
                     'askedAt', r.asked_at, 'askedBy', (select n.name from app.person n where n.id = r.asked_by))
              from app.consent_request r where r.party_id = p.id and r.decided_at is null) as request
      from app.party p
     where p.case_id = ${caseId} and p.kind in ('family', 'employer', 'partner')
       and p.valid_from <= now() and (p.valid_to is null or p.valid_to > now())
     order by p.kind, p.valid_from, p.id`;
  return rows.map(({ inForce, request, planFrom, ...side }) => ({
    ...side,
    review: nextReview(planFrom),
    inForce: inForce.map((one) => ({ ...one, validFrom: new Date(one.validFrom), validTo: new Date(one.validTo) })),
    request: request && { ...request, askedAt: new Date(request.askedAt) },
  }));
}

/** The sides that a guardian may open, with what they may read now. Empty when the asker is no guardian here. */
export async function listGuardedSides(tx: Tx, caseId: string): Promise<Side[]> {
  const rows = await tx<
    {
      partyId: string;
      kind: ConsentKind;
      label: string;
      reading: string;
      consentId: string | null;
      category: Category;
      validFrom: Date;
      validTo: Date;
    }[]
  >`select * from app.guarded_sides(${caseId})`;
  const sides = new Map<string, Side>();
  for (const row of rows) {
    const side = sides.get(row.partyId) ?? {
      id: row.partyId,
      kind: row.kind,
      label: row.label,
      reading: row.reading,
      people: [],
      inForce: [],
      request: null,
      review: null,
    };
    sides.set(row.partyId, side);
    if (!row.consentId) continue;
    side.inForce.push({
      id: row.consentId,
      givingId: row.consentId,
      category: row.category,
      purpose: '',
      validFrom: row.validFrom,
      validTo: row.validTo,
      paper: false,
      confirmed: true,
      guardian: false,
      own: false,
    });
  }
  return [...sides.values()];
}

/** In what the asker is the guardian in a case now; empty when in nothing. */
export async function myScope(tx: Tx, caseId: string): Promise<Category[]> {
  const rows = await tx<{ category: Category }[]>`
    select distinct c as category from app.guardian_scopes(${caseId}) s, unnest(s.categories) c order by 1`;
  return rows.map(({ category }) => category);
}

/**
 * One side as whoever asks may decide about it, and as whom: the supported person, a guardian, or the support team (who may not).
 * @throws NotFound
 */
export async function getSide(tx: Tx, caseId: string, partyId: string): Promise<{ side: Side; scope: Category[] | null }> {
  const [sides, guarded, scope] = await Promise.all([listSides(tx, caseId), listGuardedSides(tx, caseId), myScope(tx, caseId)]);
  const asGuardian = scope.length > 0;
  const side = (asGuardian ? guarded : sides).find(({ id }) => id === partyId);
  if (!side) throw new NotFound();
  return { side, scope: asGuardian ? scope : null };
}

/** Consents on paper that wait for the supported person, oldest first. */
export async function listUnconfirmed(tx: Tx, caseId: string): Promise<Unconfirmed[]> {
  return tx<Unconfirmed[]>`
    select c.giving_id, c.party_id, array_agg(c.category::text order by c.category) as categories, min(c.given_at) as given_at,
           min(c.valid_to) as valid_to, min(n.name) as recorded_by, min(c.witness) as witness,
           bool_and(c.recorded_by = app.actor_id()) as own
      from app.consent c left join app.person n on n.id = c.recorded_by
     where c.case_id = ${caseId} and c.method = 'paper' and c.confirmed_at is null and c.withdrawn_at is null and c.valid_to > now()
     group by c.giving_id, c.party_id order by min(c.given_at)`;
}

/** Every consent of a case that there ever was. */
export async function listHistory(tx: Tx, caseId: string): Promise<ConsentRow[]> {
  return tx<ConsentRow[]>`
    select c.id, coalesce(c.giving_id, c.id) as giving_id, c.party_id, p.kind, p.label, p.reading, p.valid_to as party_end, c.category,
           c.purpose, c.wording, c.wording_version as version, c.locale, c.method = 'paper' as paper, c.guardian_id is not null as guardian,
           c.witness, coalesce(g.name, '') as given_by, r.name as recorded_by, c.given_at, c.valid_from, c.valid_to, c.confirmed_at,
           c.withdrawn_at, w.name as withdrawn_by, coalesce(s.words, '') as said, c.replaced_by is not null as replaced
      from app.consent c join app.party p on p.id = c.party_id
      left join app.person g on g.id = c.given_by
      left join app.person r on r.id = c.recorded_by
      left join app.person w on w.id = c.withdrawn_by
      left join app.withdrawal_said s on s.consent_id = c.id
     where c.case_id = ${caseId} and (p.kind in ('family', 'employer', 'partner'))
     order by c.given_at desc, c.category`;
}

export type AskedRow = Request & { label: string; decision: 'given' | 'declined' | 'cancelled' | null };

/** Everything that the support team has asked the supported person about consents, newest first. */
export async function listRequests(tx: Tx, caseId: string): Promise<AskedRow[]> {
  return tx<AskedRow[]>`
    select r.id, r.categories::text[] as categories, r.occasion, r.reason, r.asked_at, case when r.asked_by is not null then coalesce(n.name, '') end as asked_by, p.label, r.decision
      from app.consent_request r join app.party p on p.id = r.party_id left join app.person n on n.id = r.asked_by
     where r.case_id = ${caseId} order by r.asked_at desc`;
}

/** Which categories somebody has just withdrawn from a side. @throws NotFound */
export async function getLastWithdrawal(
  tx: Tx,
  caseId: string,
  partyId: string,
): Promise<{ party: string; categories: Category[] }> {
  const [found] = await tx<{ party: string; categories: Category[] }[]>`
    select p.label as party, array(
             select c.category::text from app.consent c
              where c.party_id = p.id and c.replaced_by is null
                and c.withdrawn_at = (select max(l.withdrawn_at) from app.consent l where l.party_id = p.id and l.replaced_by is null)
              order by c.category) as categories
      from app.party p where p.id = ${partyId} and p.case_id = ${caseId} and p.kind in ('family', 'employer', 'partner')`;
  if (!found) throw new NotFound();
  return found;
}

/**
 * What a side has of a case already, whoever was on it: each paper, file and question by link with its day, and a person at a time what
 * they have seen and been told. Only as far as the asker may read it too, so nothing of what the side wrote for itself. For the supported
 * person; null for everybody else.
 */
export async function findCopies(tx: Tx, caseId: string, partyId: string): Promise<Copies | null> {
  const [[party], copies, readers] = await Promise.all([
    tx<{ party: string; reading: string }[]>`
      select p.label as party, p.reading from app.party p
       where p.id = ${partyId} and p.case_id = ${caseId} and p.kind in ('family', 'employer', 'partner')
         and p.case_id = any ((select app.case_ids_as('{supported_person}'))::uuid[])`,
    tx<Copy[]>`
      with taken as (
        select v.id, v.at, v.kind, v.page, v.actor_id from app.access_event v
         where v.case_id = ${caseId} and v.kind in ('export', 'file')
           and v.actor_id in (select m.person_id from app.member m where m.party_id = ${partyId}))
      select v.id::text as key, v.at, v.kind::text as how, v.page, coalesce(n.name, '') as name, coalesce(n.reading, '') as reading,
             case when count(e.id) = 1 then min(e.title) else '' end as words, count(e.id)::int as entries,
             array_agg(distinct e.category::text order by e.category::text) as categories
        from taken v join app.shown_in(array(select t.id from taken t)) s on s.look_id = v.id join app.entry e on e.id = s.entry_id
        left join app.person n on n.id = v.actor_id
       group by v.id, v.at, v.kind, v.page, n.name, n.reading
      union all
      select q.id::text, coalesce(q.approved_at, q.asked_at), 'link', 'link', n.name, n.reading, q.words, 1, array[e.category::text]
        from app.question q join app.entry e on e.id = q.entry_id join app.member m on m.id = q.member_id join app.person n on n.id = m.person_id
       where q.case_id = ${caseId} and m.party_id = ${partyId} and q.expires_at is not null
      union all
      select r.entry_id::text, e.occurred_at, 'sent', 'report', p.label, p.reading, e.title, count(l.place)::int,
             array(select distinct c from (select 'report' union all
                     select s.category::text from app.report_line o join app.entry s on s.id = any (o.sources) where o.entry_id = r.entry_id) x (c)
                    order by c)
        from app.report r join app.entry e on e.id = r.entry_id join app.party p on p.id = r.party_id
        join app.report_line l on l.entry_id = r.entry_id
       where r.case_id = ${caseId} and r.party_id = ${partyId}
       group by r.entry_id, e.occurred_at, p.label, p.reading, e.title
       order by at desc limit 200`,
    tx<Reader[]>`
      with looks as (
        select v.id, v.at, v.actor_id from app.access_event v
         where v.case_id = ${caseId} and v.kind <> 'notice'
           and v.actor_id in (select m.person_id from app.member m where m.party_id = ${partyId}))
      select n.id as person_id, n.name, n.reading, coalesce(l.looks, 0) as looks, coalesce(l.entries, 0) as entries, l.last_look,
             coalesce(t.mails, 0) as mails, t.last_at as last_mail
        from app.person n
        left join (select v.actor_id, count(distinct v.id)::int as looks, count(distinct s.entry_id)::int as entries, max(v.at) as last_look
                     from looks v left join app.shown_in(array(select k.id from looks k)) s on s.look_id = v.id
                    group by v.actor_id) l on l.actor_id = n.id
        left join app.mails_to(${partyId}) t on t.person_id = n.id
       where n.id in (select m.person_id from app.member m where m.party_id = ${partyId}) and (l.looks > 0 or t.mails > 0)
       order by n.reading, n.id`,
  ]);
  return party ? { ...party, copies: [...copies], readers: [...readers] } : null;
}

/** Whether the supported person has no account: asked by the support team, who then writes down what they say. */
export async function isWithoutAccount(tx: Tx, caseId: string): Promise<boolean> {
  const [found] = await tx<{ without: boolean }[]>`select app.is_without_account(${caseId}) as without`;
  return found?.without ?? false;
}

export type Guardian = {
  id: string;
  name: string;
  reading: string;
  categories: Category[];
  document: string;
  validFrom: Date;
  validTo: Date;
  endedAt: Date | null;
  recordedBy: string;
};

/** Guardians of a case, those of now first. */
export async function listGuardians(tx: Tx, caseId: string): Promise<Guardian[]> {
  return tx<Guardian[]>`
    select g.id, coalesce(n.name, '') as name, coalesce(n.reading, '') as reading, g.categories::text[] as categories, g.document,
           g.valid_from, g.valid_to, coalesce(g.ended_at, case when g.valid_to <= now() then g.valid_to end) as ended_at,
           coalesce(r.name, '') as recorded_by
      from app.guardian g left join app.member m on m.id = g.member_id left join app.person n on n.id = m.person_id
      left join app.person r on r.id = g.recorded_by
     where g.case_id = ${caseId} order by g.ended_at is not null, g.valid_from desc`;
}

/** Members who could be a guardian: of the family's and partners' sides, now. */
export async function listPossibleGuardians(tx: Tx, caseId: string): Promise<{ id: string; name: string; label: string }[]> {
  return tx<{ id: string; name: string; label: string }[]>`
    select m.id, n.name, p.label from app.member m join app.party p on p.id = m.party_id join app.person n on n.id = m.person_id
     where m.case_id = ${caseId} and p.kind in ('family', 'partner') and m.valid_from <= now() and (m.valid_to is null or m.valid_to > now())
       and (p.valid_to is null or p.valid_to > now())
     order by p.kind, n.reading`;
}

/** What about consents waits in the asker's cases, as the supported person or of the support team: one row a case that has any. */
export type ConsentReminder = {
  caseId: string;
  /** The earliest end within 30 days, of whose side, and how many sides. */
  ending: Date | null;
  party: string;
  sides: number;
  unconfirmed: number;
  requests: number;
  /** Questions to see the support team's own notes, and those that were answered within 30 days. */
  records: number;
  given: number;
};

/** Reminders of all of the asker's cases, in one statement. */
export async function listConsentReminders(tx: Tx): Promise<ConsentReminder[]> {
  return tx<ConsentReminder[]>`select * from app.consents_waiting()`;
}

/**
 * What the asker would be reminded of about a side, as it is now: which question, paper or end, who and whose, and how they read. Null when
 * there is nothing any more, or not for them: what was asked and written down is for the supported person, what ends for their team too.
 */
export async function findConsentMatter(tx: Tx, partyId: string, what: ConsentMatter) {
  const matter =
    what === 'asked'
      ? tx`(select r.id::text from app.consent_request r where r.party_id = p.id and r.decided_at is null)`
      : what === 'paper'
        ? tx`(select max(c.giving_id::text) from app.consent c
               where c.party_id = p.id and c.method = 'paper' and c.confirmed_at is null and c.withdrawn_at is null and c.valid_to > now())`
        : tx`case when next.ends <= now() + make_interval(days => ${Number(what) + 1}) then next.ends::date::text end`;
  const [found] = await tx<
    { matter: string; party: string; name: string; own: boolean; ends: Date | null; settings: unknown }[]
  >`
    select m.matter, p.label as party, n.name, k.person_id = app.actor_id() as own, next.ends, a.settings
      from app.party p join app.case k on k.id = p.case_id join app.person n on n.id = k.person_id
      join app.account a on a.person_id = app.actor_id()
      cross join lateral (select min(c.valid_to) as ends from app.consent c
                           where c.party_id = p.id and c.withdrawn_at is null and c.valid_from <= now() and c.valid_to > now()) next
      cross join lateral (select ${matter} as matter) m
     where p.id = ${partyId} and (p.valid_to is null or p.valid_to > now()) and m.matter is not null
       and p.case_id = any ((select app.case_ids_as('{supported_person,support_team}'))::uuid[])`;
  return found && (found.own || (what !== 'asked' && what !== 'paper')) ? found : null;
}
