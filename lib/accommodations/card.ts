import { z } from 'zod';
import { optionalId } from '@/lib/concerns/model';
import { dayField, idField, textField } from '@/lib/forms/fields';
import { advisedField } from '@/lib/wording/model';

/** 配慮カード: what the workplace does, does not do, whom it asks, and until when that was looked at. No diagnosis has a place in it. */
export type CardDetail = { dos: string; donts: string; ask: string; review: string };

export const cardForm = z.strictObject({
  company: optionalId(),
  dos: textField({ max: 1500, empty: 'accommodations.errors.dos' }),
  donts: textField({ max: 1500 }),
  ask: textField({ max: 300, empty: 'accommodations.errors.ask' }),
  review: dayField().refine((day) => day !== '', 'accommodations.errors.review'),
  advised: advisedField(),
});

/** What of a card the company reads. */
export const cardTexts = ({ dos, donts, ask }: Record<'dos' | 'donts' | 'ask', unknown>): string[] =>
  [dos, donts, ask].filter((text) => typeof text === 'string');

/** To whom of the company the card is handed over. */
export const handOverForm = z.strictObject({ card: idField(), member: idField('accommodations.errors.member') });

/** The lines of a part: one thing to do a line. */
export const linesOf = (text: string): string[] =>
  text
    .split('\n')
    .map((line) => line.replace(/^[・*-]\s*/, '').trim())
    .filter(Boolean);

/** The words of a card as its entry keeps them. */
export const wordsOfCard = ({ dos, donts, ask }: CardDetail): string =>
  [
    `すること\n${lines(dos)}`,
    ...(donts.trim() ? [`しないこと\n${lines(donts)}`] : []),
    `わからないときに聞く人\n${ask.trim()}`,
  ].join('\n\n');

const lines = (text: string) =>
  linesOf(text)
    .map((line) => `・${line}`)
    .join('\n');

export const cardDraft = (caseId: string): string => `card:${caseId}`;
