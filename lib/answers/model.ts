import { z } from 'zod';
import { type Burden, burdens, effects, type Knowing, type Parts, type State } from '@/lib/accommodations/model';
import type { PartyKind } from '@/lib/entries/model';
import { choiceField, idField, idsField, textField } from '@/lib/forms/fields';
import type { Slot } from '@/lib/meetings/model';

/**
 * What a question by link is for: a tap and a line in a thread, the company's answer about an accommodation, whether one helps, when
 * somebody can come to a meeting.
 */
export const purposes = ['reply', 'accommodation', 'effect', 'slots'] as const;
export type Purpose = (typeof purposes)[number];

/** The four answers of a company. */
const companyAnswers = ['yes', 'partly', 'not_now', 'talk'] as const;

/** Some of the days, or none of them. */
const slotAnswers = ['can', 'none'] as const;

/** What a question is worth to whoever holds its link; looking changes nothing. Undefined: there never was one. */
export type Behind =
  | { state: 'closed' | 'expired' | 'answered' | 'revoked' | 'wrong' | 'unapproved' }
  | {
      state: 'open' | 'changeable';
      purpose: Purpose;
      act: string | null;
      words: string;
      choices: string[];
      parts: (Parts & { knowing: Knowing }) | null;
      asker: string;
      askerReading: string;
      agency: string;
      addressee: string;
      addresseeReading: string;
      choice: string | null;
      expiresAt: Date;
      /** Of a meeting: when it could be. */
      slots: Slot[] | null;
    };
export type OpenQuestion = Extract<Behind, { state: 'open' | 'changeable' }>;

/** What can be tapped. "Yes" needs a wish that it can mean. */
export function tapsOf({ purpose, choices, parts }: OpenQuestion): readonly string[] {
  if (purpose === 'reply') return choices;
  if (purpose === 'slots') return slotAnswers;
  if (purpose === 'effect') return effects;
  return companyAnswers.filter((answer) => answer !== 'yes' || (parts?.wish ?? '').trim() !== '');
}

/** Answers that need more than a tap: a second page asks for it. */
export const needsWords = (purpose: Purpose, choice: string): boolean =>
  purpose === 'accommodation' && (choice === 'partly' || choice === 'not_now');

const line = textField({ max: 2000 });

/** An answer as it is sent: one tap, an optional line; for "not now" what a refusal needs. */
export const answerForm = z
  .strictObject({
    choice: z.string().max(200),
    line,
    burdens: z
      .array(z.string())
      .max(7)
      .default([])
      .transform((all) => all.filter((one): one is Burden => burdens.includes(one as Burden))),
    instead: line,
    slots: idsField(),
  })
  .superRefine(({ choice, line: words, burdens: chosen, instead, slots }, context) => {
    const missing = (field: string, message: string) => context.addIssue({ code: 'custom', path: [field], message });
    if (choice === 'not_now' && chosen.length === 0) missing('burdens', 'accommodations.errors.burdens');
    if (choice === 'not_now' && words.trim() === '') missing('line', 'accommodations.errors.reason');
    if (choice === 'partly' && words.trim() === '') missing('line', 'accommodations.errors.words');
    if (choice === 'not_now' && instead.trim() === '') missing('instead', 'accommodations.errors.instead');
    if (choice === 'can' && slots.length === 0) missing('slots', 'meetings.errors.can');
  });

const tap = textField({ max: 40 });
/** Asking: whom, what, and two to four answers to tap. */
export const askForm = z
  .strictObject({
    purpose: choiceField(purposes),
    member: idField('answers.errors.member'),
    words: textField({ max: 1000, empty: 'answers.errors.words' }),
    tap1: tap,
    tap2: tap,
    tap3: tap,
    tap4: tap,
  })
  .refine((input) => input.purpose !== 'reply' || new Set(tapsFrom(input)).size >= 2, {
    path: ['tap1'],
    message: 'answers.errors.taps',
  });

/** The answers that were written, each once. */
export const tapsFrom = ({ tap1, tap2, tap3, tap4 }: { tap1: string; tap2: string; tap3: string; tap4: string }): string[] => [
  ...new Set([tap1, tap2, tap3, tap4].map((text) => text.trim()).filter(Boolean)),
];

export const decideForm = z.strictObject({ answer: choiceField(['yes', 'no']) });
export const questionDraft = (entryId: string): string => `question:${entryId}`;

/** A question as those who asked see it. */
export type Asked = {
  id: string;
  memberName: string;
  memberReading: string;
  words: string;
  choices: string[];
  askerName: string;
  askerReading: string;
  askedAt: Date;
  expiresAt: Date | null;
  revokedAt: Date | null;
  wrongAt: Date | null;
  undeliveredAt: Date | null;
  choice: string | null;
  answeredAt: Date | null;
  purpose: Purpose;
};

export type AskedState = 'revoked' | 'wrong' | 'unapproved' | 'answered' | 'expired' | 'undelivered' | 'open';
export function stateOf(asked: Asked, now = new Date()): AskedState {
  if (asked.revokedAt) return 'revoked';
  if (asked.wrongAt) return 'wrong';
  if (!asked.expiresAt) return 'unapproved';
  if (asked.answeredAt) return 'answered';
  if (asked.expiresAt <= now) return 'expired';
  return asked.undeliveredAt ? 'undelivered' : 'open';
}

/** What can be asked about an entry now, and of which side alone: where a company's answer or a looking back is due, that. */
export function purposeOf(dialogue: State | null): { purpose: Purpose; of: PartyKind | null } {
  switch (dialogue) {
    case 'asked':
    case 'talking':
      return { purpose: 'accommodation', of: 'employer' };
    case 'review':
      return { purpose: 'effect', of: 'employer' };
    case 'trial':
    case 'in_place':
      return { purpose: 'effect', of: 'supported_person' };
    default:
      return { purpose: 'reply', of: null };
  }
}

/** What was just done with a question: keys under `answers.done`. */
const questionsDone = ['q_asked', 'q_waits', 'q_let_go', 'q_kept_back', 'q_revoked'];
export const isQuestionDone = (text: unknown): text is string => questionsDone.includes(text as string);
