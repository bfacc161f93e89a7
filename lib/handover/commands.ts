import { createHash } from 'node:crypto';
import { asActor, Conflict, NotFound, type Tx } from '@/db/client';
import { clockOf } from '@/lib/clock/case';
import { listClockFacts, listJobs } from '@/lib/clock/queries';
import { today } from '@/lib/dates';
import { dropDraft } from '@/lib/drafts/commands';
import { newId } from '@/lib/ids';
import { AddressRefused, handOver } from '@/lib/mail/hand-over';
import { composeMail } from '@/lib/mail/model';
import { paths } from '@/lib/paths';
import { hashOfToken } from '@/lib/tokens';
import { chooseDraft, type GivingInput, type HandoverInput, isEarly, lastDayOf, linkToken, type Reach } from './model';
import { findChosen } from './queries';

/**
 * An act about a case's handover.
 * @throws NotFound, Conflict (ND380 begun, ND381 a workplace that does not know, ND385 not to be asked, ND386 written down already, ND471 written anew since,
 *   handover_early: it begins earlier than is usual, and nobody said why)
 */
export async function actOnHandover(tx: Tx, caseId: string, input: HandoverInput): Promise<void> {
  switch (input.act) {
    case 'begin': {
      const [jobs, facts] = await Promise.all([listJobs(tx, caseId), listClockFacts(tx, caseId)]);
      if (isEarly(clockOf(jobs, facts, today()), today()) && input.reason.trim() === '') throw new Conflict('handover_early');
      await tx`select app.begin_handover(${newId()}, ${caseId}, ${input.reason})`;
      return;
    }
    case 'talk':
      await tx`select app.talk_of_handover(${caseId}, ${input.answer}::app.handover_answer, ${input.said}, ${input.on}::date, ${input.follow_up === 'yes'}, ${input.was})`;
      return;
    case 'receiver':
      await tx`select app.name_receiver(${newId()}, ${caseId}, ${input.kind}::app.handover_kind, ${input.name}, ${reach(tx, input)})`;
      return;
    case 'meet':
      await tx`select app.meet_for_handover(${caseId}, ${input.on}::date, ${input.who}, ${input.was})`;
      return;
    case 'follow':
      await tx`select app.follow_up(${newId()}, ${caseId}, ${input.months}, ${input.on}::date, ${input.words.trim()})`;
  }
}

/**
 * An act about what goes to a receiver. `own`: by the supported person.
 * @param wording what is agreed to, in words, for a last day
 * @throws NotFound, Conflict (handover_day: none on the paper; receiver_changed: somebody else was quicker; ND381, ND382 changed since, ND383 nothing
 *   chosen, ND384 no consent, ND387 given already, ND388 too many mails)
 */
export async function actOnGiving(
  tx: Tx,
  {
    receiverId,
    own,
    input,
    wording,
  }: { receiverId: string; own: boolean; input: GivingInput; wording: (until: string) => string },
): Promise<void> {
  switch (input.act) {
    case 'agree': {
      const chosen = await findChosen(tx, receiverId);
      if (!chosen) throw new Conflict('ND383');
      if (!own && input.on === '') throw new Conflict('handover_day');
      const { parts, summary, months } = chosen.choice;
      const until = lastDayOf(months);
      await tx`
        select app.choose_handover(${newId()}, ${receiverId}, ${parts}::text[]::app.handover_part[], ${parts.includes('summary') ? summary.trim() : ''},
                                   ${input.seen}, ${wording(until)}, ${until}::date, ${input.on || null}::date)`;
      await dropDraft(tx, chooseDraft(receiverId));
      return;
    }
    case 'withdraw':
      await tx`select app.withdraw_handover(${input.package})`;
      return;
    case 'give': {
      const id = newId();
      const [way, mail] = input.way === 'mail' ? ['link', input.mail ?? ''] : [input.way, ''];
      await tx`
        select app.give_handover(${id}, ${input.package}, ${way}, ${input.to_whom}, ${input.on}::date, ${hashOfToken(linkToken(id))}, ${Number(input.days)}, ${mail})`;
      return;
    }
    case 'revoke':
      await tx`select app.revoke_giving(${input.giving})`;
      return;
    case 'correct': {
      const [corrected] = await tx<{ done: boolean }[]>`
        select app.correct_receiver(${receiverId}, ${input.version}, ${input.kind}::app.handover_kind, ${input.name}, ${reach(tx, input)}) as done`;
      if (!corrected?.done) throw new Conflict('receiver_changed');
      return;
    }
    case 'remove':
      await tx`select app.remove_receiver(${receiverId})`;
  }
}

/** How to reach a receiver, as the database takes it. */
const reach = (tx: Tx, { office, phone, address, mail }: Omit<Reach, 'mail'> & { mail: string | null }) =>
  tx.json({ office, phone, address, mail: mail ?? '' });

/**
 * Sends the mail with a link, if it opens something at this moment; else none. For the worker.
 * @throws MailFailed when it is to be tried again
 */
export async function mailHandover(givingId: string, attempt: number): Promise<void> {
  const token = linkToken(givingId);
  const [to] = await asActor(
    'nobody',
    (tx) => tx<{ address: string | null }[]>`select app.begin_handover_mail(${givingId}, ${hashOfToken(token)}) as address`,
  );
  if (!to?.address) return;
  const end = (went: boolean) => asActor('nobody', (tx) => tx`select app.end_handover_mail(${givingId}, ${went})`);
  try {
    await handOver(composeMail('handover', to.address, (process.env.APP_ORIGIN ?? '') + paths.given(token), 'ja'), givingId);
  } catch (error) {
    const refused = error instanceof AddressRefused;
    if (refused || attempt >= patience) await end(false);
    if (refused) return;
    throw error;
  }
  await end(true);
}

/** A mail that fails for this many tries (ten minutes by then) is said to those who give; it is tried on. */
const patience = 6;

/** Opens a link by hand. @param key what reads it afterwards, for an hour @throws NotFound: it opens nothing */
export async function openLink(tx: Tx, token: string, key: string): Promise<void> {
  const [opened] = await tx<
    { done: boolean }[]
  >`select app.open_link(${newId()}, ${hashOfToken(token)}, ${hashOfToken(key)}) as done`;
  if (!opened?.done) throw new NotFound();
}

/**
 * Counts a try at a link: 20 for a link and 60 from a network in a quarter of an hour. Whether the link is known plays no part.
 * @throws Conflict too_many
 */
export async function countOpening(tx: Tx, token: string, ipPrefix: string): Promise<void> {
  const keys: [string, number][] = [
    [`handover ${token}`, 20],
    ...(ipPrefix ? [[`handovers from ${ipPrefix}`, 60] as [string, number]] : []),
  ];
  for (const [key, most] of keys) {
    const [count] = await tx<{ within: boolean }[]>`
      select app.within_rate(${createHash('sha256').update(key).digest()}, '15 minutes', ${most}) as within`;
    if (!count?.within) throw new Conflict('too_many');
  }
}
