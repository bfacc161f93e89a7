import { createHash } from 'node:crypto';
import type { z } from 'zod';
import { Conflict, NotFound, type Tx } from '@/db/client';
import type { Locale } from '@/lib/i18n/settings';
import { newId } from '@/lib/ids';
import { composeMail } from '@/lib/mail/model';
import { sendMail } from '@/lib/mail/send';
import { paths } from '@/lib/paths';
import { hashOf, newToken } from '@/lib/session/credential';
import { absolute } from '@/lib/session/links';
import { type answerForm, type askForm, tapsFrom } from './model';

/** What sends a question's link, once all is committed; nothing while it waits for the supported person. */
type Sending = (() => Promise<void>) | undefined;
const sending = (email: string | null | undefined, token: string, locale: Locale): Sending =>
  email ? () => sendMail(composeMail('question', email, absolute(paths.answer(token)), locale)) : undefined;

/**
 * Asks one member one question about an entry. A company is asked when the supported person has seen it, unless they ask themselves.
 * @throws NotFound, Conflict (ND070 may not read it, ND071 no address, ND072 nothing to answer, ND073 too many)
 */
export async function askQuestion(
  tx: Tx,
  entryId: string,
  input: z.output<typeof askForm>,
  locale: Locale,
): Promise<{ unapproved: boolean; send: Sending }> {
  const token = newToken();
  const taps = input.purpose === 'reply' ? tapsFrom(input) : [];
  const [asked] = await tx<{ unapproved: boolean; email: string | null }[]>`
    select unapproved, email from app.ask_question(${newId()}, ${entryId}, ${input.member}, ${input.purpose}, ${input.words.trim()}, ${taps}::text[],
                                                   ${hashOf(token)})`;
  if (!asked) throw new NotFound();
  return { unapproved: asked.unapproved, send: sending(asked.email, token, locale) };
}

/** The supported person lets a question go to the company, or keeps it back. @throws NotFound, Conflict (decided, ND070) */
export async function decideQuestion(tx: Tx, questionId: string, yes: boolean, locale: Locale): Promise<Sending> {
  const token = newToken();
  const [decided] = await tx<{ email: string | null }[]>`
    select email from app.decide_question(${questionId}, ${yes}, ${hashOf(token)})`;
  if (!decided) throw new Conflict('decided');
  return sending(decided.email, token, locale);
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
  const facts = input.choice === 'not_now' ? { burdens: input.burdens, instead: input.instead } : {};
  const [answered] = await tx<{ state: string }[]>`
    select app.answer_question(${hashOf(token)}, ${input.choice}, ${input.line}, ${tx.json(facts)}, ${newId()}) as state`;
  if (answered?.state === 'short') throw new Conflict('ND032');
  if (answered?.state !== 'changeable') throw new Conflict('question_over');
}

/** Whoever opened the link says that it is not for them. */
export async function refuseQuestion(tx: Tx, token: string): Promise<void> {
  await tx`select app.refuse_question(${hashOf(token)})`;
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
