import { v5 } from 'uuid';
import { asActor, Conflict, NotFound, type Tx } from '@/db/client';
import { recordChange } from '@/lib/access-log/commands';
import { startOfDay, today } from '@/lib/dates';
import { dropDraft } from '@/lib/drafts/commands';
import { findDraft } from '@/lib/drafts/queries';
import type { Category } from '@/lib/entries/model';
import { readSettings } from '@/lib/i18n/settings';
import { makeUi, type Ui } from '@/lib/i18n/ui';
import { newId } from '@/lib/ids';
import {
  type ConsentMatter,
  endOf,
  type Giving,
  giveDraft,
  giveForm,
  idsOfSeen,
  keptBeside,
  lastDay,
  lastDayOf,
  markOf,
  type PaperGiving,
} from './model';
import { findConsentMatter, getSide } from './queries';
import { purposeWords, wordingOf, wordingVersion } from './words';

/**
 * Gives the consent that the draft holds, in the words that were shown.
 * @param ui the person's language: the words are theirs
 * @param shown the mark of the wording on the page; another one now → Conflict `wording_changed`, and nothing is given
 * @param seen ids of the consents in force beside it; others now → Conflict `ND020`
 * @throws Conflict, NotFound
 */
export async function giveConsent(tx: Tx, ui: Ui, caseId: string, partyId: string, shown: string, seen: string): Promise<void> {
  const [{ side, scope }, draft] = await Promise.all([getSide(tx, caseId, partyId), findDraft(tx, giveDraft(partyId))]);
  const input = giveForm.safeParse(draft);
  if (!input.success) throw new Conflict('wording_changed');
  const wording = wordingOf(ui, side, input.data, { from: today(), kept: keptBeside(side, scope), guardian: scope !== null });
  if (markOf(wording) !== shown) throw new Conflict('wording_changed');
  const giving = newId();
  await tx`
    select app.give_consent(${giving}, ${idsFor(input.data)}::uuid[], ${partyId}, ${input.data.categories}::text[]::app.category[],
      ${purposeWords(ui, input.data)}, ${endOf(lastDay(input.data, today(), side.review))}, ${wording}, ${wordingVersion(ui.locale)}, ${ui.locale},
      ${idsOfSeen(seen)}::uuid[])`;
  await dropDraft(tx, giveDraft(partyId));
  await record(tx, caseId, scope ? 'give_consent_as_guardian' : 'give_consent', giving, partyId, input.data.categories);
}

/**
 * Writes down a consent that was given on paper: in force from now on, unconfirmed until the supported person has seen it.
 * @throws Conflict, NotFound
 */
export async function recordPaperConsent(tx: Tx, ui: Ui, caseId: string, partyId: string, input: PaperGiving): Promise<void> {
  const { side } = await getSide(tx, caseId, partyId);
  const giving = newId();
  const wording = wordingOf(ui, side, input, { from: input.on, kept: side.inForce.map(({ category }) => category) });
  await tx`
    select app.record_paper_consent(${giving}, ${idsFor(input)}::uuid[], ${partyId}, ${input.categories}::text[]::app.category[],
      ${purposeWords(ui, input)}, ${endOf(lastDay(input, input.on, side.review))}, ${wording}, ${wordingVersion(ui.locale)}, ${ui.locale},
      ${idsOfSeen(input.seen)}::uuid[], ${input.on}::date, ${input.witness})`;
  await record(tx, caseId, 'record_paper_consent', giving, partyId, input.categories);
}

/** The supported person confirms what was recorded from paper. */
export async function confirmConsent(tx: Tx, caseId: string, givingId: string): Promise<void> {
  await tx`select app.confirm_consent(${givingId})`;
  await recordChange(tx, { caseId, act: 'confirm_consent', objectType: 'consent', objectId: givingId });
}

/**
 * Takes back what a side may read, at once.
 * @param chosen these categories; null for all
 * @param said how a person who has no account said it, where the support team writes it down for them
 * @returns how many consents were still in force
 * @throws NotFound; Conflict ND026 (the person has an account)
 */
export async function withdrawConsent(
  tx: Tx,
  caseId: string,
  partyId: string,
  chosen: Category[] | null,
  said = '',
): Promise<number> {
  const rows = await tx<{ consentId: string; category: Category }[]>`
    select * from app.withdraw_consent(${partyId}, ${chosen}::text[]::app.category[], ${said})`;
  for (const { consentId, category } of rows) {
    await recordChange(tx, {
      caseId,
      act: said ? 'withdraw_consent_for_person' : 'withdraw_consent',
      objectType: 'consent',
      objectId: consentId,
      detail: { partyId, category },
    });
  }
  return rows.length;
}

/** Asks the supported person to look at a consent again, or for a new one. */
export async function askConsent(
  tx: Tx,
  caseId: string,
  partyId: string,
  input: { occasion: string; categories: Category[]; reason: string },
): Promise<void> {
  const id = newId();
  await tx`select app.ask_consent(${id}, ${partyId}, ${input.categories}::text[]::app.category[], ${input.occasion}::app.consent_occasion, ${input.reason})`;
  await recordChange(tx, {
    caseId,
    act: 'ask_consent',
    objectType: 'consent_request',
    objectId: id,
    detail: { partyId, occasion: input.occasion },
  });
}

/** Closes a request without a consent. Returns how: declined (by the supported person), cancelled, or null when it was answered before. */
export async function closeRequest(tx: Tx, caseId: string, requestId: string): Promise<'declined' | 'cancelled' | null> {
  const [row] = await tx<{ how: 'declined' | 'cancelled' | null }[]>`select app.close_request(${requestId}) as how`;
  const how = row?.how ?? null;
  if (how)
    await recordChange(tx, { caseId, act: `${how}_consent_request`, objectType: 'consent_request', objectId: requestId });
  return how;
}

/** Writes a guardian's scope down. */
export async function recordGuardian(
  tx: Tx,
  caseId: string,
  input: { member: string; categories: Category[]; from: string; until: string; document: string },
): Promise<void> {
  const id = newId();
  const [row] = await tx<{ caseId: string }[]>`
    select app.record_guardian(${id}, ${input.member}, ${input.categories}::text[]::app.category[], ${startOfDay(input.from)}, ${endOf(input.until)},
      ${input.document}) as case_id`;
  if (row?.caseId !== caseId) throw new NotFound();
  await recordChange(tx, {
    caseId,
    act: 'record_guardian',
    objectType: 'guardian',
    objectId: id,
    detail: { categories: input.categories },
  });
}

export async function endGuardian(tx: Tx, caseId: string, guardianId: string): Promise<void> {
  const [row] = await tx<{ caseId: string }[]>`select app.end_guardian(${guardianId}) as case_id`;
  if (row?.caseId !== caseId) throw new NotFound();
  await recordChange(tx, { caseId, act: 'end_guardian', objectType: 'guardian', objectId: guardianId });
}

/** Who is to hear today that something ends soon: a job each. For the worker, every morning. */
export async function tellOfEndingConsents(): Promise<void> {
  await asActor('nobody', (tx) => tx`select app.tell_of_ending_consents()`);
}

/** Reminds a person of what waits or ends about a side's consents. For the worker. */
export async function remindOfConsent(personId: string, partyId: string, what: ConsentMatter): Promise<void> {
  await asActor({ personId }, (tx) => putConsentReminder(tx, personId, partyId, what));
}

/**
 * Puts it before the actor in their language, once; nothing when it is settled by now, or not theirs to know.
 * @param what something was `asked`, or written down from `paper`; else it ends in so many days
 */
export async function putConsentReminder(tx: Tx, personId: string, partyId: string, what: ConsentMatter): Promise<void> {
  const matter = await findConsentMatter(tx, partyId, what);
  if (!matter) return;
  const { party, name, own, ends } = matter;
  const ui = makeUi(readSettings(matter.settings));
  const waits = what === 'asked' || what === 'paper';
  const words = ui.text(`consents.reminder.${waits ? what : own ? 'ending' : 'ending_of'}`, {
    party,
    ...(!waits && ends && { day: ui.day(lastDayOf(ends)) }),
    ...(!waits && !own && { name }),
  });
  await tx`select app.remind_of_consent(${reminderId(personId, partyId, what, matter.matter)}, ${partyId}, ${words.slice(0, 200)})`;
}

/** The same for the same question, paper or end, however often its job runs. */
const reminderId = (...about: string[]): string => v5(about.join('/'), '5b0f2c1d-8a44-4b5e-9a57-2f9c6f0f4e11');

const idsFor = (input: Pick<Giving, 'categories'>): string[] => input.categories.map(() => newId());

const record = (tx: Tx, caseId: string, act: string, giving: string, partyId: string, categories: Category[]) =>
  recordChange(tx, { caseId, act, objectType: 'consent', objectId: giving, detail: { partyId, categories } });
