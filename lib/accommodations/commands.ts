import type { z } from 'zod';
import { asActor, Conflict, NotFound, type Tx } from '@/db/client';
import { recordChange } from '@/lib/access-log/commands';
import type { CaseHead } from '@/lib/cases/model';
import { dropDraft } from '@/lib/drafts/commands';
import { findDraft } from '@/lib/drafts/queries';
import { ownPartyId, putEntry, settled } from '@/lib/entries/commands';
import { workday } from '@/lib/holidays';
import { newId } from '@/lib/ids';
import { type cardForm, wordsOfCard } from './card';
import type { exampleForm } from './examples';
import {
  type About,
  askDraft,
  type draftForm,
  gatheredAbout,
  gatheredKnowing,
  gatheredParts,
  type Knowing,
  knowingOf,
  type Parts,
  type StepInput,
  type sendAskForm,
  wordsOfParts,
} from './model';
import { getOwnAgency } from './queries';

async function begin(
  tx: Tx,
  head: CaseHead,
  act: 'draft' | 'ask' | 'check',
  company: string | null,
  words: string,
  facts: Partial<Parts> & { knowing?: Knowing } = {},
  about: About = {},
) {
  const id = newId();
  await tx`
    select app.begin_accommodation(${id}, ${head.id}, ${company}, ${act}, ${words}, ${tx.json(facts)}, ${tx.json(about)})`;
  return id;
}

/**
 * The supported person sends what the steps have gathered, if it is still what the page showed: to the company, or to the support
 * team alone, to find the words together. Returns the dialogue's id.
 * @throws NotFound, Conflict (draft_gone, draft_changed, ND030, ND031)
 */
export async function sendAsk(tx: Tx, head: CaseHead, input: z.output<typeof sendAskForm>): Promise<string> {
  const kept = await findDraft(tx, askDraft(head.id));
  const parts = gatheredParts.parse(kept);
  const knowing = gatheredKnowing.parse(kept);
  const words = wordsOfParts(parts, knowing);
  if (parts.obstacle.trim() === '') throw new Conflict('draft_gone');
  if (words !== input.seen.replaceAll('\r\n', '\n')) throw new Conflict('draft_changed');
  const act = input.to === 'company' ? 'ask' : 'draft';
  const id = await begin(tx, head, act, input.company, words, { ...parts, knowing }, gatheredAbout.parse(kept));
  await dropDraft(tx, askDraft(head.id));
  return id;
}

/** The support team writes words down for the supported person to approve. @throws NotFound, Conflict (ND030, ND031) */
export async function draftAsk(
  tx: Tx,
  head: CaseHead,
  { company, worry, measure, advised: _, ...said }: z.output<typeof draftForm>,
): Promise<string> {
  const { obstacle, scene, own, wish } = said;
  const parts: Parts = { obstacle, scene, own, wish };
  const knowing = knowingOf(said);
  return begin(tx, head, 'draft', company, wordsOfParts(parts, knowing), { ...parts, knowing }, { worry, measure });
}

/** The company asks first whether something stands in the way. @throws NotFound, Conflict (ND030, ND031) */
export async function askFirst(tx: Tx, head: CaseHead, words: string): Promise<string> {
  const company = head.parties.find((party) => party.kind === 'employer' && party.open && head.mine.includes(party.id));
  if (!company) throw new NotFound();
  return begin(tx, head, 'check', company.id, words);
}

/** A step, as the database takes it: its words, and what it carries beside them. */
export function stepOf(input: StepInput): { words: string; facts: Record<string, unknown> } {
  const knowing = input.people === undefined ? undefined : knowingOf(input);
  const { words, facts } = saidIn(input, knowing);
  return { words, facts: { ...facts, ...(knowing && { knowing }) } };
}

function saidIn(input: StepInput, knowing?: Knowing): { words: string; facts: Record<string, unknown> } {
  switch (input.act) {
    case 'revise':
    case 'ask': {
      const { obstacle, scene, own, wish } = input;
      const parts: Parts = { obstacle, scene, own, wish };
      const said = parts.obstacle.trim() !== '';
      return { words: said ? wordsOfParts(parts, knowing) : '', facts: said ? parts : {} };
    }
    case 'not_now':
      return { words: input.words, facts: { burdens: input.burdens, instead: input.instead } };
    case 'try':
    case 'place':
      return { words: input.words, facts: { starts_on: input.starts, review_on: workday(input.review) } };
    case 'keep':
      return { words: input.words, facts: { review_on: workday(input.review) } };
    case 'felt':
    case 'seen':
      return { words: input.words, facts: { effect: input.effect } };
    case 'recheck':
      return { words: input.words, facts: { occasion: input.occasion } };
    default:
      return { words: input.words, facts: {} };
  }
}

/**
 * Takes a step. Two at the same moment cannot both be taken: the later one is told, and sees the earlier.
 * @returns whether the day to look back was moved to a working day
 * @throws NotFound, Conflict (step_taken, ND030, ND031, ND032, ND033)
 */
export async function takeStep(tx: Tx, entryId: string, input: StepInput): Promise<{ moved: boolean }> {
  const { words, facts } = stepOf(input);
  const about: About = {
    ...('worry' in input && { worry: input.worry }),
    ...('measure' in input && { measure: input.measure }),
  };
  const [taken] = await tx<{ state: string | null }[]>`
    select app.take_step(${entryId}, ${input.version}, ${input.act}, ${newId()}, ${words}, ${tx.json(facts as never)},
                         ${tx.json(about)}) as state`;
  if (!taken?.state) throw new Conflict('step_taken');
  return { moved: 'review' in input && workday(input.review) !== input.review };
}

/** Reminds whoever has left a dialogue without an answer past its day. For the worker. */
export async function remindOfDialogues(): Promise<void> {
  await asActor('nobody', (tx) => tx`select app.remind_of_dialogues()`);
}

/**
 * Writes a version of the card. The supported person's own is the company's to read at once; the support team's waits for their yes.
 * @returns whether the day to look back was moved to a working day
 * @throws NotFound, Conflict ND031
 */
export async function writeCard(
  tx: Tx,
  head: CaseHead,
  { company, dos, donts, ask, review }: z.output<typeof cardForm>,
): Promise<{ moved: boolean }> {
  const to = companyOfCard(head, company);
  const detail = { dos, donts, ask, review: workday(review) };
  await tx`select app.write_card(${newId()}, ${head.id}, ${to}, ${wordsOfCard(detail)}, ${tx.json(detail)})`;
  return { moved: detail.review !== review };
}

/** The company that a card is for: the one that was chosen, or the only one. */
export const companyOfCard = (head: Pick<CaseHead, 'parties'>, chosen: string | null): string | null =>
  chosen || (head.parties.find((party) => party.kind === 'employer' && party.open)?.id ?? null);

/** The supported person lets the company read a version. @throws NotFound, Conflict (decided, ND031) */
export async function approveCard(tx: Tx, cardId: string): Promise<void> {
  const [approved] = await tx<{ done: boolean }[]>`select app.approve_card(${cardId}) as done`;
  if (!approved?.done) throw new Conflict('decided');
}

/** Hands the card over to a member of the company's side. @throws NotFound, Conflict ND070: they may not read it */
export async function handOverCard(tx: Tx, cardId: string, memberId: string): Promise<void> {
  await tx`select app.hand_over_card(${cardId}, ${memberId}, ${newId()})`;
}

/** Writes down what a doctor or an office has written, for the supported person and the support team alone. */
export async function writeEvidence(tx: Tx, head: CaseHead, entryId: string, words: string): Promise<void> {
  const audience = head.parties.filter((party) => party.open && ['supported_person', 'support_team'].includes(party.kind));
  await settled([
    putEntry(tx, {
      id: newId(),
      caseId: head.id,
      kind: 'evidence',
      category: 'medical',
      audience: audience.map(({ id }) => id),
      authorPartyId: ownPartyId(head),
      body: words,
      detail: { dialogue: entryId },
    }),
  ]);
}

/** Adds an example to an agency's. By its staff. @throws NotFound */
export async function addExample(tx: Tx, agencyId: string, input: z.output<typeof exampleForm>): Promise<void> {
  await getOwnAgency(tx, agencyId);
  const id = newId();
  await tx`
    insert into app.agency_example (id, agency_id, worry, difficulty, obstacle, wish)
    values (${id}, ${agencyId}, ${input.worry}, ${input.difficulty}, ${input.obstacle.trim()}, ${input.wish.trim()})`;
  await recordChange(tx, { caseId: null, act: 'example.added', objectType: 'agency_example', objectId: id });
}

/** Takes an example off an agency's. @throws NotFound */
export async function removeExample(tx: Tx, agencyId: string, id: string): Promise<void> {
  const removed = await tx`
    update app.agency_example set removed_at = now(), removed_by = app.actor_id()
     where id = ${id} and agency_id = ${agencyId} and removed_at is null returning id`;
  if (removed.length === 0) throw new NotFound();
  await recordChange(tx, { caseId: null, act: 'example.removed', objectType: 'agency_example', objectId: id });
}
