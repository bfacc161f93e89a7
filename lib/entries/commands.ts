import { Conflict, NotFound, type Tx } from '@/db/client';
import { change, recordChange } from '@/lib/access-log/commands';
import type { CaseHead } from '@/lib/cases/model';
import { undoMinutes } from '@/lib/concerns/model';
import { newId } from '@/lib/ids';
import type { TeamEntry } from './forms';
import { type Category, type EntryDetail, type EntryKind, fixedKinds, isFixed, mayBeTold, momentOf, ownParty } from './model';
import { getEntry } from './queries';

export type NewEntry<K extends EntryKind = EntryKind> = {
  id: string;
  caseId: string;
  threadId?: string | null;
  kind: K;
  category: Category;
  /** Of the support team, for the safety desk alone. */
  restricted?: boolean;
  audience: string[];
  about?: string[];
  authorPartyId: string;
  onBehalfOf?: string | null;
  occurredAt?: Date | null;
  title?: string;
  body?: string;
  detail?: EntryDetail[K];
};

/**
 * Puts an entry on a case, with its word in the audit: one statement, on the wire when this returns. Whoever calls awaits it together with
 * what they begin beside it. Refused with 42501 where the author may not write so, or with ND002 where a side has ended.
 */
export function putEntry<K extends EntryKind>(tx: Tx, entry: NewEntry<K>): Promise<unknown> {
  return tx`
    with traced as (${change(tx, { caseId: entry.caseId, act: 'entry.written', objectType: entry.kind, objectId: entry.id })})
    insert into app.entry (id, case_id, thread_id, kind, category, restricted, audience, about, author_party_id, on_behalf_of, occurred_at,
                           title, body, detail)
    values (${entry.id}, ${entry.caseId}, ${entry.threadId ?? null}, ${entry.kind}, ${entry.category}, ${entry.restricted ?? false},
            ${entry.audience}::uuid[],
            ${entry.about ?? []}::uuid[], ${entry.authorPartyId}, ${entry.onBehalfOf ?? null},
            coalesce(${entry.occurredAt ?? null}::timestamptz, now()), ${entry.title ?? ''}, ${entry.body ?? ''},
            ${tx.json((entry.detail ?? {}) as never)})`.execute();
}

/** The id of the side that somebody writes as. @throws NotFound */
export function ownPartyId(sides: Pick<CaseHead, 'parties' | 'mine'>): string {
  const party = ownParty(sides);
  if (!party) throw new NotFound();
  return party.id;
}

/** Awaits what was begun; a refusal of row-level security means that the readers are not what they were a moment ago. */
export async function settled(begun: Promise<unknown>[]): Promise<void> {
  try {
    await Promise.all(begun);
  } catch (error) {
    await Promise.allSettled(begun);
    if ((error as { code?: string }).code === '42501') throw new Conflict('audience_changed');
    throw error;
  }
}

/**
 * The support team puts a note, a meeting or a life event on a case. Returns its id.
 * @throws NotFound, Conflict (not_offered, audience_changed, ND002)
 */
export async function addTeamEntry(tx: Tx, head: CaseHead, input: TeamEntry): Promise<string> {
  const team = head.parties.find((party) => party.kind === 'support_team' && head.mine.includes(party.id));
  if (!team) throw new NotFound();
  const audience = teamAudience(head, team.id, input.audience, input.category);
  const id = newId();
  await settled([
    putEntry(tx, {
      id,
      caseId: head.id,
      kind: input.kind,
      category: input.category,
      audience,
      authorPartyId: team.id,
      onBehalfOf: input.on_behalf_of,
      occurredAt: momentOf(input.day, input.time),
      title: input.title,
      body: input.words,
      detail: detailOf(input) as never,
    }),
  ]);
  return id;
}

function detailOf(input: TeamEntry): EntryDetail[EntryKind] {
  const said = <T extends object>(fields: T) =>
    Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== '' && value !== null));
  switch (input.kind) {
    case 'note':
      return {};
    case 'meeting':
      return said({
        attended: input.attended
          .split(/[、,，・\n]/)
          .map((name) => name.trim())
          .filter(Boolean),
        place: input.place,
        minutes: input.minutes,
      });
    case 'life_event':
      return { event: input.event };
  }
}

/** The support team and whom they chose. @throws Conflict not_offered */
export function teamAudience(head: CaseHead, teamId: string, chosen: string[], category: Category): string[] {
  const audience = [...new Set([teamId, ...chosen])];
  const allowed = audience.every((id) =>
    head.parties.some((party) => party.id === id && party.open && mayBeTold(party.kind, category)),
  );
  if (!allowed) throw new Conflict('not_offered');
  return audience;
}

/**
 * Answers an entry, to the readers that the answer names: the thread's, or fewer. Returns the answer's id.
 * @param version the version of the words that were answered
 * @throws NotFound, Conflict (revised, audience_changed, ND002)
 */
export async function replyTo(
  tx: Tx,
  head: CaseHead,
  entryId: string,
  { version, words, audience }: { version: number; words: string; audience: string[] },
): Promise<string> {
  const thread = await getEntry(tx, head.id, entryId);
  if (thread.undoneAt || thread.threadId) throw new NotFound();
  if (thread.version !== version) throw new Conflict('revised');
  const authorPartyId = ownPartyId(head);
  const id = newId();
  await settled([
    putEntry(tx, {
      id,
      caseId: head.id,
      threadId: entryId,
      kind: 'reply',
      category: thread.category,
      audience,
      authorPartyId,
      body: words,
    }),
  ]);
  return id;
}

/**
 * Corrects one's own words; the old ones are kept. A contact is put right with its record (lib/contacts/commands.ts).
 * @throws NotFound, Conflict corrected (oneself, on another page or device, was quicker)
 */
export async function correctEntry(
  tx: Tx,
  caseId: string,
  entryId: string,
  { version, title, words }: { version: number; title: string; words: string },
): Promise<void> {
  const [corrected] = await tx`
    update app.entry set title = ${title}, body = ${words}
     where id = ${entryId} and case_id = ${caseId} and version = ${version} and kind::text <> all (${[...fixedKinds, 'contact']}::text[]) returning id`;
  if (!corrected) {
    const entry = await getEntry(tx, caseId, entryId);
    if (!entry.own || entry.undoneAt || isFixed(entry.kind) || entry.kind === 'contact') throw new NotFound();
    throw new Conflict('corrected');
  }
  await recordChange(tx, { caseId, act: 'entry.corrected', objectType: 'entry', objectId: entryId, detail: { from: version } });
}

/**
 * Takes back what one sent less than ten minutes ago and nobody has answered yet.
 * @throws NotFound, Conflict (undo_expired, answered)
 */
export async function undoEntry(tx: Tx, caseId: string, entryId: string): Promise<{ threadId: string | null }> {
  const entry = await getEntry(tx, caseId, entryId);
  if (!entry.own || isFixed(entry.kind)) throw new NotFound();
  if (entry.undoneAt) return { threadId: entry.threadId };
  const [answered] = await tx`
    select from app.entry where thread_id = ${entryId} and author_id <> app.actor_id() and undone_at is null limit 1`;
  if (answered) throw new Conflict('answered');
  const [undone] = await tx`
    update app.entry set undone_at = now()
     where id = ${entryId} and created_at > now() - make_interval(mins => ${undoMinutes}) returning id`;
  if (!undone) throw new Conflict('undo_expired');
  await recordChange(tx, { caseId, act: 'entry.undone', objectType: entry.kind, objectId: entryId });
  return { threadId: entry.threadId };
}

/**
 * Takes sides out of an entry's readers, and out of its answers'. The author's side and the support team stay.
 * @throws NotFound, Conflict not_offered
 */
export async function narrowAudience(tx: Tx, head: CaseHead, entryId: string, without: string[]): Promise<void> {
  const entry = await getEntry(tx, head.id, entryId);
  const kept = (id: string) =>
    id === entry.authorPartyId || head.parties.some((party) => party.id === id && party.kind === 'support_team');
  if (without.some((id) => kept(id) || !entry.audience.includes(id))) throw new Conflict('not_offered');
  await tx`select app.narrow_audience(${entryId}, ${without}::uuid[])`;
  await recordChange(tx, {
    caseId: head.id,
    act: 'entry.narrowed',
    objectType: entry.kind,
    objectId: entryId,
    detail: { without },
  });
}

/**
 * A support worker wishes that more sides read an entry. Returns the proposal's id.
 * @throws NotFound, Conflict (not_offered, proposal_open)
 */
export async function proposeAudience(
  tx: Tx,
  head: CaseHead,
  entryId: string,
  { parties, reason }: { parties: string[]; reason: string },
): Promise<string> {
  const entry = await getEntry(tx, head.id, entryId);
  if (entry.threadId || entry.undoneAt) throw new NotFound();
  const offered = (id: string) =>
    head.parties.some((party) => party.id === id && party.open && mayBeTold(party.kind, entry.category, entry.restricted));
  if (parties.some((id) => !offered(id) || entry.audience.includes(id))) throw new Conflict('not_offered');
  if (entry.proposal) throw new Conflict('proposal_open');
  const id = newId();
  try {
    await tx`
      insert into app.audience_proposal (id, case_id, entry_id, parties, reason)
      values (${id}, ${head.id}, ${entryId}, ${parties}::uuid[], ${reason})`;
  } catch (error) {
    const { code } = error as { code?: string };
    if (code === '23505') throw new Conflict('proposal_open');
    if (code === '42501') throw new NotFound();
    throw error;
  }
  await recordChange(tx, {
    caseId: head.id,
    act: 'audience.proposed',
    objectType: 'entry',
    objectId: entryId,
    detail: { proposal: id, parties },
  });
  return id;
}

/**
 * The author or the supported person answers a proposal.
 * @throws NotFound, Conflict decided
 */
export async function decideProposal(
  tx: Tx,
  caseId: string,
  entryId: string,
  proposalId: string,
  accept: boolean,
): Promise<void> {
  const [asked] = await tx`
    select from app.audience_proposal where id = ${proposalId} and entry_id = ${entryId} and case_id = ${caseId}`;
  if (!asked) throw new NotFound();
  const [decided] = await tx<{ entryId: string | null }[]>`select app.decide_proposal(${proposalId}, ${accept}) as entry_id`;
  if (!decided?.entryId) throw new Conflict('decided');
  await recordChange(tx, {
    caseId,
    act: accept ? 'audience.widened' : 'audience.kept',
    objectType: 'entry',
    objectId: entryId,
    detail: { proposal: proposalId },
  });
}
