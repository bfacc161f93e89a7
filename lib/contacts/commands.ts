import { NotFound, type Tx } from '@/db/client';
import { recordChange } from '@/lib/access-log/commands';
import type { CaseHead } from '@/lib/cases/model';
import { putEntry, settled, teamAudience } from '@/lib/entries/commands';
import type { Category } from '@/lib/entries/model';
import { newId } from '@/lib/ids';
import { bodyOf, type ContactFacts, type ContactWords, detailOf, type Reason } from './model';

export type NewContact = ContactFacts & ContactWords & { category: Category; audience: string[]; topics: string[] };

/**
 * The support team puts a contact on a case: an entry of kind `contact`, and its record (app.contact). What the supported person was
 * there for, they read. Returns the entry's id.
 * @throws NotFound, Conflict (not_offered, audience_changed, ND002)
 */
export async function recordContact(tx: Tx, head: CaseHead, input: NewContact): Promise<string> {
  const team = head.parties.find((party) => party.kind === 'support_team' && head.mine.includes(party.id));
  if (!team) throw new NotFound();
  const person = head.parties.filter(({ id, kind }) => kind === 'supported_person' && input.met.includes(id));
  const audience = teamAudience(head, team.id, [...input.audience, ...person.map(({ id }) => id)], input.category);
  const id = newId();
  await settled([
    putEntry(tx, {
      id,
      caseId: head.id,
      kind: 'contact',
      category: input.category,
      audience,
      authorPartyId: team.id,
      occurredAt: input.startsAt,
      title: input.title,
      body: bodyOf(input),
      detail: detailOf(input, input),
    }),
    ...putRecord(tx, head.id, id, input, input.topics),
  ]);
  return id;
}

/**
 * Makes something that is on the case already count as a contact: a meeting that has been held. It then counts for the month like any
 * contact (as the monthly talk when `met` holds the supported person's side and the medium counts, lib/contacts/rules.ts), is on the
 * 実績記録票, and is confirmed by the supported person when they were met and read it. Of a meeting with several texts, the one that the
 * supported person reads. Once an entry; by who is on the support team.
 * @param entryId an entry of kind `meeting`, written in this or an earlier transaction
 * @param facts `met`: the sides that took part; `startsAt` not in the future
 * @throws Conflict audience_changed: the entry, or a side, is not the asker's to record
 */
export async function countAsContact(
  tx: Tx,
  caseId: string,
  entryId: string,
  facts: Omit<ContactFacts, 'with' | 'place'>,
  topics: string[] = [],
): Promise<void> {
  await settled([
    ...putRecord(tx, caseId, entryId, facts, topics),
    recordChange(tx, { caseId, act: 'contact.counted', objectType: 'meeting', objectId: entryId }),
  ]);
}

/** The record of a contact, and what it was about. Its statements are only begun here. */
function putRecord(
  tx: Tx,
  caseId: string,
  entryId: string,
  { medium, met, startsAt, endsAt }: Omit<ContactFacts, 'with' | 'place'>,
  topics: string[],
): Promise<unknown>[] {
  return [
    tx`
      insert into app.contact (entry_id, case_id, medium, met, starts_at, ends_at)
      values (${entryId}, ${caseId}, ${medium}, ${met}::uuid[], ${startsAt}, ${endsAt})`.execute(),
    ...(topics.length > 0
      ? [
          tx`insert into app.contact_topic (contact_id, topic_id) select ${entryId}, t from unnest(${topics}::uuid[]) t`.execute(),
        ]
      : []),
  ];
}

/**
 * Puts one's own record right; what it said before is kept, and it is confirmed anew.
 * @throws NotFound, Conflict (ND330: oneself, elsewhere, was quicker; ND331: in the future)
 */
export async function changeContact(
  tx: Tx,
  entryId: string,
  input: ContactFacts & ContactWords & { version: number; topics: string[] },
): Promise<void> {
  const [changed] = await tx<{ caseId: string }[]>`
    select app.change_contact(${entryId}, ${input.version}, ${input.medium}, ${input.met}::uuid[], ${input.startsAt}, ${input.endsAt},
      ${input.title}, ${bodyOf(input)}, ${tx.json(detailOf(input, input))},
      ${input.topics}::uuid[]) as case_id`;
  await tx`
    insert into app.contact_topic (contact_id, topic_id) select ${entryId}, t from unnest(${input.topics}::uuid[]) t
    on conflict do nothing`;
  await recordChange(tx, {
    caseId: changed!.caseId,
    act: 'contact.changed',
    objectType: 'contact',
    objectId: entryId,
    detail: { from: input.version },
  });
}

/**
 * The supported person confirms a record as it was shown to them.
 * @param hash of what they were shown, in hex
 * @throws NotFound, Conflict ND332: it says something else now
 */
export async function confirmContact(tx: Tx, entryId: string, hash: string): Promise<void> {
  const [confirmed] = await tx<{ caseId: string }[]>`
    select app.confirm_contact(${entryId}, ${Buffer.from(hash, 'hex')}, ${newId()}) as case_id`;
  await recordChange(tx, {
    caseId: confirmed!.caseId,
    act: 'contact.confirmed',
    objectType: 'contact',
    objectId: entryId,
    detail: { hash },
  });
}

/** The support team says why the supported person has not confirmed a record on the screen. @throws NotFound */
export async function leaveUnconfirmed(
  tx: Tx,
  entryId: string,
  { reason, words }: { reason: Reason; words: string },
): Promise<void> {
  const [left] = await tx<{ caseId: string }[]>`
    select app.leave_unconfirmed(${entryId}, ${reason}, ${words.trim()}, ${newId()}) as case_id`;
  await recordChange(tx, {
    caseId: left!.caseId,
    act: 'contact.unconfirmed',
    objectType: 'contact',
    objectId: entryId,
    detail: { reason },
  });
}
