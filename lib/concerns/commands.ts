import type { z } from 'zod';
import { Conflict, NotFound, type Tx } from '@/db/client';
import { recordChange } from '@/lib/access-log/commands';
import type { CaseHead, Sides } from '@/lib/cases/model';
import { getSides } from '@/lib/cases/queries';
import { dropDraft, keepDraft } from '@/lib/drafts/commands';
import { findDraft } from '@/lib/drafts/queries';
import { type NewEntry, ownPartyId, putEntry, settled, teamAudience } from '@/lib/entries/commands';
import { type ConcernStatus, momentOf } from '@/lib/entries/model';
import { getEntry } from '@/lib/entries/queries';
import { newId } from '@/lib/ids';
import { safetyAudience } from '@/lib/safety/model';
import {
  audienceOf,
  categoryOf,
  draftKey,
  gathered,
  markOf,
  type pageForm,
  type teamForm,
  type Worry,
  wordsFit,
} from './model';

type NewConcern = Omit<NewEntry<'concern'>, 'kind'> & { worry: Worry; ownerId?: string | null; dueOn?: string | null };

/** Puts a concern on a case: its words and readers as an entry, its state beside it. */
export async function putConcern(tx: Tx, { worry, ownerId = null, dueOn = null, ...entry }: NewConcern): Promise<string> {
  await settled([
    putEntry(tx, { ...entry, kind: 'concern' }),
    tx`
      insert into app.concern (entry_id, case_id, worry, owner_id, due_on)
      values (${entry.id}, ${entry.caseId}, ${worry}, ${ownerId}, ${dueOn})`.execute(),
  ]);
  if (entry.about?.length) await keepAReader(tx, entry.id);
  return entry.id;
}

/** Somebody other than the author must be able to read it, or saying it was for nothing. */
async function keepAReader(tx: Tx, entryId: string): Promise<void> {
  const [reader] = await tx`select from app.readers_of(${entryId}) r where r.person_id <> app.actor_id() limit 1`;
  if (!reader) throw new Conflict('nobody_reads');
}

/** What frightens somebody goes to the safety desk, whatever else was ticked; lib/safety asks further. */
const toTheDesk = (sides: Sides) => safetyAudience(sides, { side: 'unsaid', reach: 'desk' });

/**
 * Sends what the guided form has gathered, if it is still what its check page showed. Returns the entry's id.
 * @throws NotFound, Conflict (draft_gone, draft_changed, nobody_reads, audience_changed, ND002)
 */
export async function sendGathered(tx: Tx, caseId: string, mark: string): Promise<string> {
  const [sides, kept] = await Promise.all([getSides(tx, caseId), findDraft(tx, draftKey(caseId))]);
  const draft = gathered.parse(kept);
  if (!draft.worry) throw new Conflict('draft_gone');
  const category = categoryOf[draft.worry];
  const audience = audienceOf(draft, sides.parties, sides.mine, category);
  if (markOf(draft, audience) !== mark || !wordsFit(kept)) throw new Conflict('draft_changed');
  const detail = { ...(draft.feeling && { feeling: draft.feeling }), ...(draft.since && { since: draft.since }) };
  const id = await putConcern(tx, {
    id: newId(),
    caseId,
    worry: draft.worry,
    category,
    audience,
    ...(category === 'safety' && toTheDesk(sides)),
    about: draft.about,
    authorPartyId: ownPartyId(sides),
    body: draft.words,
    detail,
  });
  await dropDraft(tx, draftKey(caseId));
  return id;
}

/**
 * Raises a concern from the one-page form of the employer, the family and partners. `begun` is on its way and ends with the commit: only
 * the database can refuse it.
 * @throws NotFound, Conflict (nobody_reads, audience_changed, ND002)
 */
export async function raiseConcern(
  tx: Tx,
  sides: Sides,
  input: z.output<typeof pageForm>,
): Promise<{ id: string; begun: Promise<unknown> }> {
  const category = categoryOf[input.worry];
  const audience = audienceOf(input, sides.parties, sides.mine, category);
  const id = newId();
  const begun = putConcern(tx, {
    id,
    caseId: sides.id,
    worry: input.worry,
    category,
    audience,
    ...(category === 'safety' && toTheDesk(sides)),
    about: input.about,
    authorPartyId: ownPartyId(sides),
    body: input.words,
  });
  // Of whom it names it is asked afterwards who is left to read it.
  if (input.about.length > 0) await begun;
  return { id, begun };
}

/**
 * The support team writes a concern down, for itself or on behalf of a side. Returns its id.
 * @throws NotFound, Conflict (not_offered, audience_changed, ND002, ND004)
 */
export async function recordConcern(tx: Tx, head: CaseHead, input: z.output<typeof teamForm>): Promise<string> {
  const team = head.parties.find((party) => party.kind === 'support_team' && head.mine.includes(party.id));
  if (!team) throw new NotFound();
  const category = input.category || categoryOf[input.worry];
  const audience = teamAudience(head, team.id, input.audience, category);
  const id = await putConcern(tx, {
    id: newId(),
    caseId: head.id,
    worry: input.worry,
    category,
    audience,
    authorPartyId: team.id,
    onBehalfOf: input.on_behalf_of,
    occurredAt: momentOf(input.day, input.time),
    title: input.title,
    body: input.words,
    dueOn: input.due || null,
  });
  // The function that moves a concern is also the one that knows who may own it.
  if (input.owner) await tx`select app.move_concern(${id}, 1, 'new', ${input.owner}, ${input.due || null})`;
  return id;
}

/**
 * Moves a concern on, and says so in its thread, to its readers. Owner and due date count only from the support team.
 * @throws NotFound, Conflict (moved, ND004)
 */
export async function moveConcern(
  tx: Tx,
  head: CaseHead,
  entryId: string,
  move: { version: number; status: ConcernStatus; owner: string | null; due: string; note: string },
): Promise<void> {
  const entry = await getEntry(tx, head.id, entryId);
  if (!entry.concern || entry.undoneAt) throw new NotFound();
  const { concern } = entry;
  const [moved] = await tx<{ before: ConcernStatus | null }[]>`
    select app.move_concern(${entryId}, ${move.version}, ${move.status}, ${move.owner}, ${move.due || null}) as before`;
  if (!moved?.before) throw new Conflict('moved');
  const begun: Promise<unknown>[] = [
    recordChange(tx, {
      caseId: head.id,
      act: 'concern.moved',
      objectType: 'concern',
      objectId: entryId,
      detail: {
        from: moved.before,
        to: move.status,
        owner: concern.ownerId !== move.owner,
        due: (concern.dueOn ?? '') !== move.due,
      },
    }),
  ];
  if (moved.before !== move.status || move.note.trim() !== '') {
    // Whom the mover does not know of, and whose time has ended, cannot be named in a new entry.
    const audience = entry.audience.filter((id) => head.parties.some((party) => party.id === id && party.open));
    begun.push(
      putEntry(tx, {
        id: newId(),
        caseId: head.id,
        threadId: entryId,
        kind: 'status',
        category: entry.category,
        audience,
        authorPartyId: ownPartyId(head),
        body: move.note,
        detail: { from: moved.before, to: move.status },
      }),
    );
  }
  await settled(begun);
}

/** Begins a new concern with the words of one that was taken back. @throws NotFound */
export async function writeAgain(tx: Tx, caseId: string, entryId: string): Promise<void> {
  const entry = await getEntry(tx, caseId, entryId);
  if (!entry.own || !entry.undoneAt || !entry.concern) throw new NotFound();
  const { feeling = '', since = '' } = entry.detail as { feeling?: string; since?: string };
  await keepDraft(tx, draftKey(caseId), {
    worry: entry.concern.worry,
    feeling,
    since,
    words: entry.body,
    reach: 'team',
    parties: [],
    about: [],
  });
}
