import { createHash } from 'node:crypto';
import type { z } from 'zod';
import { asActor, Conflict, NotFound, type Tx } from '@/db/client';
import { getEntry } from '@/lib/entries/queries';
import { DEFAULT_SETTINGS, readSettings } from '@/lib/i18n/settings';
import { newId } from '@/lib/ids';
import { AddressRefused, handOver } from '@/lib/mail/hand-over';
import { composeMail } from '@/lib/mail/model';
import { paths } from '@/lib/paths';
import { derivedToken, hashOfToken } from '@/lib/tokens';
import { type answerForm, type askForm, tapsFrom } from './model';

/** What opens a question. */
const tokenOf = (questionId: string): string => derivedToken('question', questionId);

/**
 * Asks one member one question about an entry. A company is asked when the supported person has seen it, unless they ask themselves.
 * Its mail goes out through the queue.
 * @throws NotFound, Conflict (ND070 may not read it, ND071 no address, ND072 nothing to answer, ND073 too many)
 */
export async function askQuestion(tx: Tx, entryId: string, input: z.output<typeof askForm>): Promise<{ unapproved: boolean }> {
  const id = newId();
  const taps = input.purpose === 'reply' ? tapsFrom(input) : [];
  const [asked] = await tx<{ unapproved: boolean }[]>`
    select app.ask_question(${id}, ${entryId}, ${input.member}, ${input.purpose}, ${input.words.trim()}, ${taps}::text[],
                            ${hashOfToken(tokenOf(id))}) as unapproved`;
  if (!asked) throw new NotFound();
  return asked;
}

/**
 * Asks some members when they can come to a meeting: with its heading, and nothing else of it.
 * @throws NotFound, Conflict (ND070 … ND073)
 */
export async function askForSlots(tx: Tx, caseId: string, meetingId: string, members: string[]): Promise<void> {
  const { title } = await getEntry(tx, caseId, meetingId);
  const asked = { purpose: 'slots' as const, words: title, tap1: '', tap2: '', tap3: '', tap4: '' };
  for (const member of members) await askQuestion(tx, meetingId, { ...asked, member });
}

/** The supported person lets a question go to the company, or keeps it back. @throws NotFound, Conflict (decided, ND070) */
export async function decideQuestion(tx: Tx, questionId: string, yes: boolean): Promise<void> {
  const [decided] = await tx<{ done: boolean }[]>`
    select app.decide_question(${questionId}, ${yes}, ${hashOfToken(tokenOf(questionId))}) as done`;
  if (!decided?.done) throw new Conflict('decided');
}

/** A mail that fails for this many tries (ten minutes by then) is said to those who asked; it is tried on. */
const patience = 6;

/**
 * Sends the mail with a question's link, as its reader may answer at this moment; else none. For the worker.
 * @throws MailFailed when it is to be tried again
 */
export async function mailQuestion(questionId: string, attempt: number): Promise<void> {
  const token = tokenOf(questionId);
  const [to] = await asActor(
    'nobody',
    (tx) =>
      tx<
        { email: string; settings: unknown }[]
      >`select email, settings from app.begin_question(${questionId}, ${hashOfToken(token)})`,
  );
  if (!to) return;
  const end = (outcome: 'sent' | 'gone' | 'later') =>
    asActor('nobody', (tx) => tx`select app.end_question(${questionId}, ${outcome})`);
  const link = (process.env.APP_ORIGIN ?? '') + paths.answer(token);
  const { locale } = readSettings(to.settings ?? DEFAULT_SETTINGS);
  try {
    await handOver(composeMail('question', to.email, link, locale), questionId);
  } catch (error) {
    if (error instanceof AddressRefused) {
      await end('gone');
      return;
    }
    if (attempt >= patience) await end('later');
    throw error;
  }
  await end('sent');
}

/** Takes a question back: its link is worth nothing from now on. @throws NotFound */
export async function revokeQuestion(tx: Tx, questionId: string): Promise<void> {
  await tx`select app.revoke_question(${questionId})`;
}

/**
 * Answers by a link, in the name of its member.
 * @throws Conflict (question_over; ND030, ND032: where it stands, or what the answer lacks)
 */
export async function answerByLink(tx: Tx, token: string, input: z.output<typeof answerForm>): Promise<void> {
  const facts = {
    ...(input.choice === 'not_now' && { burdens: input.burdens, instead: input.instead }),
    ...(input.choice === 'can' && { slots: input.slots }),
  };
  const [answered] = await tx<{ state: string }[]>`
    select app.answer_question(${hashOfToken(token)}, ${input.choice}, ${input.line}, ${tx.json(facts)}, ${newId()}) as state`;
  if (answered?.state === 'short') throw new Conflict('ND032');
  if (answered?.state !== 'changeable') throw new Conflict('question_over');
}

/** Whoever opened the link says that it is not for them. */
export async function refuseQuestion(tx: Tx, token: string): Promise<void> {
  await tx`select app.refuse_question(${hashOfToken(token)})`;
}

/**
 * Counts a try at a link: 20 for a link and 60 from a network in a quarter of an hour. Whether the link is known plays no part.
 * @throws Conflict too_many
 */
export async function countAnswer(tx: Tx, token: string, ipPrefix: string): Promise<void> {
  const keys: [string, number][] = [
    [`answer ${token}`, 20],
    ...(ipPrefix ? [[`answers from ${ipPrefix}`, 60] as [string, number]] : []),
  ];
  for (const [key, most] of keys) {
    const [count] = await tx<{ within: boolean }[]>`
      select app.within_rate(${createHash('sha256').update(key).digest()}, '15 minutes', ${most}) as within`;
    if (!count?.within) throw new Conflict('too_many');
  }
}
