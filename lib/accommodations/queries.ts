import { NotFound, type Tx } from '@/db/client';
import type { LookKind } from '@/lib/access-log/model';
import type { Worry } from '@/lib/concerns/model';
import type { PartyKind } from '@/lib/entries/model';
import type { CardDetail } from './card';
import type { AgencyExample, Measure } from './examples';
import type { Effect, Knowing, Occasion, Parts, State } from './model';

/** The moving part of a dialogue about an accommodation; its words are entries. */
export type Accommodation = {
  id: string;
  /** The company that is asked; null while words are only prepared. */
  companyId: string | null;
  companyLabel: string | null;
  state: State;
  dueOn: string | null;
  startsOn: string | null;
  reviewOn: string | null;
  felt: Effect | null;
  seen: Effect | null;
  version: number;
  movedAt: Date;
  /** Why it is looked at again before its day. */
  again: Occasion | null;
  /** How often whoever it waits for was reminded, and when last. */
  reminders: number;
  remindedAt: Date | null;
  /** What is asked, as it stands now; null when nothing was yet. */
  parts: Parts | null;
  /** Who at the workplace may know. */
  knowing: Knowing;
  /** The beginning of its words: the company's question, or what is asked. */
  words: string;
  authorKind: PartyKind;
};

const columns = (tx: Tx) => tx`
  a.entry_id as id, a.party_id as company_id, p.label as company_label, a.state, a.due_on, a.starts_on, a.review_on, a.felt, a.seen, a.version,
  a.moved_at, a.again, a.knowing, a.reminders, a.reminded_at, left(e.body, 300) as words, e.author_kind,
  coalesce((select s.detail from app.entry s
             where s.thread_id = a.entry_id and s.kind::text = 'step' and s.detail ->> 'act' = 'ask' and s.detail ? 'obstacle'
             order by s.created_at desc, s.id desc limit 1),
           case when e.detail ? 'obstacle' then e.detail end) as parts`;

/** @throws NotFound */
export async function getAccommodation(tx: Tx, caseId: string, entryId: string): Promise<Accommodation> {
  const [found] = await tx<Accommodation[]>`
    select ${columns(tx)}
      from app.accommodation a join app.entry e on e.id = a.entry_id left join app.party p on p.id = a.party_id
     where a.entry_id = ${entryId} and a.case_id = ${caseId}`;
  if (!found) throw new NotFound();
  return found;
}

/** The dialogues of a case that the asker may read, those that go on first. Reading them writes who looked, unless `traceless`. */
export async function listAccommodations(tx: Tx, caseId: string, traceless = false): Promise<Accommodation[]> {
  return tx<Accommodation[]>`
    with shown as (
      select ${columns(tx)}
        from app.accommodation a join app.entry e on e.id = a.entry_id left join app.party p on p.id = a.party_id
       where a.case_id = ${caseId})
    ${
      traceless
        ? tx``
        : tx`,
    looked as (
      insert into app.access_event (case_id, page, entry_ids)
      select ${caseId}, 'accommodations', array(select id from shown)
        from app.case k where k.id = ${caseId} and k.person_id <> (select app.actor_id()) and exists (select from shown))`
    }
    select * from shown order by state in ('ended', 'withdrawn'), moved_at desc, id`;
}

/** What goes on in the asker's cases, for their home: the case, where it stands and until when. */
export type OpenAccommodation = Pick<Accommodation, 'id' | 'companyId' | 'state' | 'dueOn' | 'reviewOn'> & { caseId: string };

export async function listOpenAccommodations(tx: Tx): Promise<OpenAccommodation[]> {
  return tx<OpenAccommodation[]>`
    select a.entry_id as id, a.case_id, a.party_id as company_id, a.state, a.due_on, a.review_on from app.accommodation a
     where a.case_id = any ((select app.readable_case_ids())::uuid[]) and a.state not in ('ended', 'withdrawn')`;
}

/** A dialogue among those of all the asker's cases. */
export type ListedAccommodation = Accommodation & { caseId: string; personName: string; personReading: string };

/** What goes on in the cases that the asker supports, as a member of the team or as a manager. Reading it writes who looked. */
export async function listTeamAccommodations(tx: Tx): Promise<ListedAccommodation[]> {
  return tx<ListedAccommodation[]>`
    with shown as (
      select ${columns(tx)}, a.case_id, n.name as person_name, n.reading as person_reading
        from app.accommodation a join app.entry e on e.id = a.entry_id join app.case k on k.id = a.case_id
        join app.person n on n.id = k.person_id left join app.party p on p.id = a.party_id
       where a.case_id = any ((select app.case_ids_as('{support_team}'))::uuid[]) and a.state not in ('ended', 'withdrawn')),
    looked as (
      insert into app.access_event (case_id, page, entry_ids)
      select s.case_id, 'accommodations', array_agg(s.id) from shown s group by s.case_id)
    select * from shown order by due_on, person_reading, id`;
}

/** An accommodation that its person has found to help: their own words about it, in whichever job. */
export type Helped = {
  id: string;
  parts: Parts;
  /** The company did what was asked, and not something else in its place. */
  asAsked: boolean;
  /** What that company and its people are called. */
  names: string[];
};

/** What has helped the asker at work, in all of their cases and jobs, the newest first. */
export async function listHelped(tx: Tx): Promise<Helped[]> {
  return tx<Helped[]>`
    with mine as (
      select ${columns(tx)}
        from app.accommodation a join app.entry e on e.id = a.entry_id left join app.party p on p.id = a.party_id
       where a.case_id = any ((select app.case_ids_as('{supported_person}'))::uuid[]))
    select m.id, m.parts,
           (select s.detail ->> 'act' from app.entry s
             where s.thread_id = m.id and s.kind::text = 'step' and s.detail ->> 'act' in ('yes', 'accept')
             order by s.created_at desc, s.id desc limit 1) = 'yes' as as_asked,
           array(select p.label from app.party p where p.id = m.company_id
                 union select j.employer from app.party p join app.employment j on j.id = p.employment_id where p.id = m.company_id
                 union select n.name from app.member b join app.person n on n.id = b.person_id where b.party_id = m.company_id
                 union select t.name from app.party p join app.told t on t.employment_id = p.employment_id where p.id = m.company_id) as names
      from mine m
     where m.parts is not null
       and (select s.detail ->> 'effect' from app.entry s
             where s.thread_id = m.id and s.kind::text = 'step' and s.detail ->> 'act' = 'felt'
             order by s.created_at desc, s.id desc limit 1) = 'works'
     order by m.moved_at desc, m.id`;
}

/** A version of the card for a company. */
export type Card = {
  id: string;
  companyId: string;
  companyLabel: string;
  detail: CardDetail;
  writtenAt: Date;
  authorName: string;
  authorReading: string;
  approvedAt: Date | null;
  audience: string[];
  /** To whom it was handed over last, and when. */
  handedTo: string | null;
  handedAt: Date | null;
};

/**
 * The versions that the asker may read, the newest first. Reading them writes who looked, on a page, or to take along at the one
 * that holds; `null`: nothing is written.
 */
export async function listCards(tx: Tx, caseId: string, how: LookKind | null = 'page'): Promise<Card[]> {
  return tx<Card[]>`
    with shown as (
      select c.entry_id as id, c.party_id as company_id, p.label as company_label, e.detail, e.created_at as written_at, e.author_name, e.author_reading,
             c.approved_at, e.audience, h.body as handed_to, h.created_at as handed_at
        from app.card c join app.entry e on e.id = c.entry_id join app.party p on p.id = c.party_id
        left join lateral (select s.body, s.created_at from app.entry s where s.thread_id = c.entry_id and s.detail ->> 'act' = 'handed'
                            order by s.created_at desc, s.id desc limit 1) h on true
       where c.case_id = ${caseId})
    ${
      how === null
        ? tx``
        : tx`,
    taken as (select id from shown ${how !== 'page' ? tx`where approved_at is not null order by written_at desc, id desc limit 1` : tx``}),
    looked as (
      insert into app.access_event (case_id, page, kind, entry_ids)
      select ${caseId}, 'card', ${how}, array(select id from taken)
        from app.case k where k.id = ${caseId} and k.person_id <> (select app.actor_id()) and exists (select from taken))`
    }
    select * from shown order by written_at desc, id desc`;
}

/** Somebody at a company of a case: on its side now (`memberId`), or only named by the supported person. */
export type Colleague = { memberId: string | null; companyId: string; name: string; reading: string; title: string };

/** The people at the companies of a case, as far as the asker knows of them. */
export async function listColleagues(tx: Tx, caseId: string): Promise<Colleague[]> {
  return tx<Colleague[]>`
    select m.id as member_id, p.id as company_id, n.name, n.reading, m.title
      from app.party p join app.member m on m.party_id = p.id join app.person n on n.id = m.person_id
     where p.case_id = ${caseId} and p.kind = 'employer' and p.valid_from <= now() and (p.valid_to is null or p.valid_to > now())
       and m.valid_from <= now() and (m.valid_to is null or m.valid_to > now())
    union all
    select null, p.id, t.name, '', '' from app.told t join app.party p on p.employment_id = t.employment_id
     where t.case_id = ${caseId} and t.ended_at is null and p.valid_from <= now() and (p.valid_to is null or p.valid_to > now())
       and not exists (select from app.member m where m.party_id = p.id and m.person_id = t.person_id and (m.valid_to is null or m.valid_to > now()))
     order by 4, 3`;
}

/** What was written down of doctors and offices beside a dialogue. */
export type Evidence = { id: string; words: string; writtenAt: Date; authorName: string; authorReading: string };

export async function listEvidence(tx: Tx, caseId: string, entryId: string): Promise<Evidence[]> {
  return tx<Evidence[]>`
    with shown as (
      select e.id, e.body as words, e.created_at as written_at, e.author_name, e.author_reading from app.entry e
       where e.case_id = ${caseId} and e.kind::text = 'evidence' and e.detail ->> 'dialogue' = ${entryId} and e.undone_at is null),
    looked as (
      insert into app.access_event (case_id, page, entry_ids)
      select ${caseId}, 'entry', array(select id from shown)
        from app.case k where k.id = ${caseId} and k.person_id <> (select app.actor_id()) and exists (select from shown))
    select * from shown order by written_at desc, id desc`;
}

/** What has helped at an agency's own workplaces. */
export async function listAgencyExamples(tx: Tx, agencyId: string): Promise<AgencyExample[]> {
  return tx<AgencyExample[]>`
    select id, worry, difficulty, obstacle, wish, added_at from app.agency_example
     where agency_id = ${agencyId} and removed_at is null order by added_at desc, id desc`;
}

/** The examples of the agency of a case. */
export async function listExamplesOfCase(tx: Tx, caseId: string): Promise<AgencyExample[]> {
  return tx<AgencyExample[]>`
    select x.id, x.worry, x.difficulty, x.obstacle, x.wish, x.added_at from app.agency_example x join app.case k on k.agency_id = x.agency_id
     where k.id = ${caseId} and x.removed_at is null order by x.added_at desc, x.id desc`;
}

/** The name of an agency that the asker works for. @throws NotFound */
export async function getOwnAgency(tx: Tx, agencyId: string): Promise<{ id: string; name: string }> {
  const [agency] = await tx<{ id: string; name: string }[]>`
    select g.id, g.name from app.agency g
     where g.id = ${agencyId} and g.id = any ((select app.agency_ids_as('{manager,service_manager,worker}'))::uuid[])`;
  if (!agency) throw new NotFound();
  return agency;
}

/** How many people asked about a worry or for a measure, with how many it was agreed, and how many found that it works. */
export type AccommodationCount = { asked: number; agreed: number; works: number } & (
  | { kind: 'worry'; key: Worry }
  | { kind: 'measure'; key: Measure }
);

/** For an agency's managers: rounded down to fives, 0 for fewer than five, until the last quarter's end. For others, nothing. */
export async function listAccommodationCounts(tx: Tx, agencyId: string): Promise<AccommodationCount[]> {
  return tx<AccommodationCount[]>`select kind, key, asked, agreed, works from app.accommodation_counts(${agencyId})`;
}

/** The agencies that the asker works for. */
export async function listOwnAgencies(tx: Tx): Promise<string[]> {
  const rows = await tx<{ id: string }[]>`select unnest(app.agency_ids_as('{manager,service_manager,worker}')) as id`;
  return [...new Set(rows.map(({ id }) => id))];
}
