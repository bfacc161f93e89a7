import { NotFound, type Tx } from '@/db/client';
import type { Worry } from '@/lib/concerns/model';
import type { Category, ConcernStatus, EntryDetail, EntryKind, PartyKind } from './model';

/** An entry with everything that its page shows of it. */
export type Entry<K extends EntryKind = EntryKind> = {
  id: string;
  threadId: string | null;
  kind: K;
  category: Category;
  /** Of the support team, for the safety desk alone. */
  restricted: boolean;
  audience: string[];
  /** Whom it is about: they do not read it. */
  about: { id: string; name: string; reading: string }[];
  authorId: string;
  authorPartyId: string;
  authorKind: PartyKind;
  authorName: string;
  authorReading: string;
  authorTitle: string;
  onBehalfOf: string | null;
  onBehalfLabel: string;
  occurredAt: Date;
  createdAt: Date;
  version: number;
  revisedAt: Date | null;
  title: string;
  body: string;
  detail: EntryDetail[K];
  undoneAt: Date | null;
  /** Whether the asker wrote it. */
  own: boolean;
};

/** The moving part of a concern. */
export type Concern = {
  worry: Worry;
  status: ConcernStatus;
  ownerId: string | null;
  ownerName: string | null;
  ownerReading: string | null;
  dueOn: string | null;
  version: number;
};

/** A wish that more people read an entry, and what became of it. */
export type Proposal = {
  id: string;
  parties: string[];
  reason: string;
  proposedAt: Date;
  proposerId: string;
  proposerName: string;
  proposerReading: string;
  decidedAt: Date | null;
  accepted: boolean | null;
};

export type Thread = {
  root: Entry;
  concern: Concern | null;
  /** Answers and changes of status, oldest first. */
  answers: Entry[];
  /** The proposal that waits for an answer, if the asker may know of one. */
  proposal: Proposal | null;
};

/**
 * An entry with its answers. Reading it marks them as seen and, for anybody but the supported person, writes who looked: all in one
 * statement; nothing is written where nobody looks with their own eyes. An answer that is asked for by its own id comes with what it answers, unmarked: its page is its thread's.
 * @throws NotFound
 */
export async function getThread(tx: Tx, caseId: string, entryId: string, traceless = false): Promise<Thread> {
  const rows = await tx<(Entry & { concern: Concern | null; proposal: Proposal | null })[]>`
    with asked as (
      select e.id, coalesce((select t.id from app.entry t where t.id = e.thread_id), e.id) as root
        from app.entry e where e.id = ${entryId} and e.case_id = ${caseId}),
    shown as (
      select e.* from app.entry e, asked where e.case_id = ${caseId} and (e.id = asked.root or e.thread_id = asked.root))
    ${
      traceless
        ? tx``
        : tx`,
    looked as (
      insert into app.access_event (case_id, page, entry_ids)
      select ${caseId}, 'entry', array(select id from shown)
        from app.case k, asked where k.id = ${caseId} and k.person_id <> (select app.actor_id()) and asked.root = ${entryId}),
    seen as (
      insert into app.entry_seen (entry_id)
      select s.id from shown s, asked where asked.root = ${entryId} and s.author_id <> (select app.actor_id())
      on conflict do nothing)`
    }
    select s.id, s.thread_id, s.kind, s.category, s.restricted, s.audience, s.author_id, s.author_party_id, s.author_kind, s.author_name,
           s.author_reading, s.author_title, s.on_behalf_of, s.on_behalf_label, s.occurred_at, s.created_at, s.version, s.revised_at, s.title, s.body,
           s.detail, s.undone_at, s.author_id = (select app.actor_id()) as own,
           (select coalesce(json_agg(json_build_object('id', n.id, 'name', n.name, 'reading', n.reading)), '[]')
              from app.person n where n.id = any (s.about)) as about,
           (select json_build_object('worry', c.worry, 'status', c.status, 'ownerId', c.owner_id, 'ownerName', o.name,
                     'ownerReading', o.reading, 'dueOn', c.due_on, 'version', c.version)
              from app.concern c left join app.person o on o.id = c.owner_id where c.entry_id = s.id) as concern,
           ${openProposal(tx, 's')} as proposal
      from shown s, asked
     order by s.id <> asked.root, s.occurred_at, s.id`;
  const [root, ...answers] = rows;
  if (!root) throw new NotFound();
  const { concern, proposal, ...entry } = root;
  return { root: entry, concern, answers, proposal: proposal && { ...proposal, proposedAt: new Date(proposal.proposedAt) } };
}

const openProposal = (tx: Tx, entry: string) => tx`
  (select json_build_object('id', p.id, 'parties', p.parties, 'reason', p.reason, 'proposedAt', p.proposed_at,
            'proposerId', p.proposed_by, 'proposerName', n.name, 'proposerReading', n.reading,
            'decidedAt', p.decided_at, 'accepted', p.accepted)
     from app.audience_proposal p left join app.person n on n.id = p.proposed_by
    where p.entry_id = ${tx(entry)}.id and p.decided_at is null)`;

/**
 * One entry, to act on; reading it leaves no mark.
 * @throws NotFound
 */
export async function getEntry(
  tx: Tx,
  caseId: string,
  entryId: string,
): Promise<Entry & { concern: Concern | null; proposal: Proposal | null }> {
  const [entry] = await tx<(Entry & { concern: Concern | null; proposal: Proposal | null })[]>`
    select s.id, s.thread_id, s.kind, s.category, s.restricted, s.audience, s.author_id, s.author_party_id, s.author_kind, s.author_name,
           s.author_reading, s.author_title, s.on_behalf_of, s.on_behalf_label, s.occurred_at, s.created_at, s.version, s.revised_at, s.title, s.body,
           s.detail, s.undone_at, s.author_id = (select app.actor_id()) as own, '[]'::json as about,
           (select json_build_object('worry', c.worry, 'status', c.status, 'ownerId', c.owner_id, 'dueOn', c.due_on, 'version', c.version)
              from app.concern c where c.entry_id = s.id) as concern,
           ${openProposal(tx, 's')} as proposal
      from app.entry s where s.id = ${entryId} and s.case_id = ${caseId}`;
  if (!entry) throw new NotFound();
  return entry;
}

export type EntryVersion = { version: number; title: string; body: string; writtenAt: Date };

/** The texts that were there before, the newest first. Reading them writes who looked. */
export async function listVersions(tx: Tx, caseId: string, entryId: string, traceless = false): Promise<EntryVersion[]> {
  return tx<EntryVersion[]>`
    with shown as (
      select v.version, v.title, v.body, v.written_at from app.entry_version v join app.entry e on e.id = v.entry_id
       where e.id = ${entryId} and e.case_id = ${caseId})
    ${
      traceless
        ? tx``
        : tx`,
    looked as (
      insert into app.access_event (case_id, page, entry_ids)
      select ${caseId}, 'entry', ${[entryId]}::uuid[] from app.case k
       where k.id = ${caseId} and k.person_id <> (select app.actor_id()) and exists (select from shown))`
    }
    select * from shown order by version desc`;
}

export type TeamMember = { id: string; name: string; reading: string };

/** The people of a case's support team, and the managers of its agency, as far as the asker knows of them. */
export async function listTeam(tx: Tx, caseId: string): Promise<TeamMember[]> {
  return tx<TeamMember[]>`
    select n.id, n.name, n.reading from app.person n
     where n.id in (
       select m.person_id from app.member m join app.party p on p.id = m.party_id
        where m.case_id = ${caseId} and p.kind = 'support_team'
          and m.valid_from <= now() and (m.valid_to is null or m.valid_to > now())
          and p.valid_from <= now() and (p.valid_to is null or p.valid_to > now())
       union
       select a.person_id from app.agency_member a join app.case k on k.agency_id = a.agency_id
        where k.id = ${caseId} and a.role in ('manager', 'service_manager')
          and a.valid_from <= now() and (a.valid_to is null or a.valid_to > now()))
     order by n.reading, n.id`;
}
