import { z } from 'zod';
import type { CaseHead } from '@/lib/cases/model';
import type { Party } from '@/lib/entries/model';
import { idField, textField } from '@/lib/forms/fields';
import { builtin } from './data/words';

/** Why a word is worth a thought before somebody else reads it. Messages: `wording.kinds.KIND`. */
export type WordKind = 'diagnosis' | 'medicine' | 'care' | 'certificate' | 'money' | 'name' | 'agency';

/** A word in a text, from–to in characters of it. `instead`: what an agency says could be written. */
export type Found = { from: number; to: number; word: string; kind: WordKind; instead: string };

/** What is looked for beside the words that come along: an agency's own, and the names of a case's people by side. */
export type Watched = {
  words: { word: string; instead: string }[];
  people: { partyId: string; name: string }[];
};

/** What somebody is told before they send: the text with what was found in it, and the sides outside who would read it. */
export type Advice = { text: string; found: Found[]; outsiders: Party[] };

/** An agency's word, as its form holds it. */
export const wordForm = z.strictObject({
  word: textField({ max: 40, empty: 'wording.errors.word' }).refine(
    (word) => fold(word).text.length >= 2,
    'wording.errors.short',
  ),
  instead: textField({ max: 200 }),
});
export const removeWordForm = z.strictObject({ word: idField() });

/** What somebody has been told of already: the words, as a form carries them. */
export const advisedField = () =>
  z
    .string()
    .max(4_000)
    .default('')
    .transform((text) => text.split(/\r?\n/).filter(Boolean));

/**
 * What is worth a thought in a text before these sides read it. Null where nobody of a company or a family outside the writer's own
 * side would read it, or nothing was found. Advice, and never more: nothing depends on it.
 */
export function adviceOn(
  texts: string[],
  audience: string[],
  head: Pick<CaseHead, 'parties' | 'mine' | 'personName'>,
  watched: Watched,
): Advice | null {
  const text = texts.filter((one) => one.trim() !== '').join('\n');
  const outsiders = head.parties.filter(
    ({ id, kind, open }) =>
      open && (kind === 'employer' || kind === 'family') && audience.includes(id) && !head.mine.includes(id),
  );
  if (outsiders.length === 0 || text === '') return null;
  const found = findWords(text, watched.words, namesToMind(audience, head, outsiders, watched.people));
  return found.length > 0 ? { text, found, outsiders } : null;
}

/** Whether everything that was found has been shown to the writer before. */
export const isToldOf = ({ found }: Advice, advised: string[]): boolean => found.every(({ word }) => advised.includes(word));

/** Names that not all readers need: of people who do not read it; and, where a company does, of the person's family. */
function namesToMind(
  audience: string[],
  { parties, mine, personName }: Pick<CaseHead, 'parties' | 'mine' | 'personName'>,
  outsiders: Party[],
  people: Watched['people'],
): string[] {
  const company = outsiders.some(({ kind }) => kind === 'employer');
  const family = new Set(company ? parties.filter(({ kind }) => kind === 'family').map(({ id }) => id) : []);
  const apart = (partyId: string) => (family.has(partyId) || !audience.includes(partyId)) && !mine.includes(partyId);
  const known = new Set(people.filter(({ partyId }) => !apart(partyId)).flatMap(({ name }) => partsOf(name)));
  for (const part of partsOf(personName)) known.add(part);
  return people.filter(({ partyId }) => apart(partyId)).flatMap(({ name }) => partsOf(name).filter((part) => !known.has(part)));
}

/** A name as it is written: whole, and its parts of at least two characters. */
const partsOf = (name: string): string[] => {
  const parts = name.split(/[\s　]+/).filter(Boolean);
  return [...new Set([name, parts.join(''), ...parts.filter((part) => [...part].length >= 2)])];
};

/** The words of a text that are worth a thought, in its order; of words within each other the longer. */
export function findWords(text: string, own: Watched['words'], names: string[]): Found[] {
  const folded = fold(text);
  const found: Found[] = [];
  const look = (pattern: string | RegExp, kind: WordKind, instead = '') => {
    for (const [start, length] of places(folded.text, pattern)) {
      const from = folded.at[start]?.[0] ?? 0;
      const to = folded.at[start + length - 1]?.[1] ?? text.length;
      found.push({ from, to, word: text.slice(from, to), kind, instead });
    }
  };
  for (const { kind, words } of builtin)
    for (const word of words) look(typeof word === 'string' ? fold(word).text : word, kind);
  for (const { word, instead } of own) look(fold(word).text, 'agency', instead);
  for (const name of names) look(fold(name).text, 'name');
  found.sort((a, b) => a.from - b.from || b.to - a.to);
  let end = 0;
  return found.filter(({ from, to }) => {
    const apart = from >= end;
    if (apart) end = to;
    return apart;
  });
}

function* places(text: string, pattern: string | RegExp): Generator<[number, number]> {
  if (pattern instanceof RegExp) {
    for (const match of text.matchAll(new RegExp(pattern.source, 'gu'))) if (match[0]) yield [match.index, match[0].length];
    return;
  }
  for (let at = pattern ? text.indexOf(pattern) : -1; at >= 0; at = text.indexOf(pattern, at + pattern.length))
    yield [at, pattern.length];
}

const letters = new Intl.Segmenter('ja', { granularity: 'grapheme' });

/** A text as it is looked through (NFKC, lower case, katakana as hiragana), and for each of its characters where it stood. */
export function fold(text: string): { text: string; at: [number, number][] } {
  let folded = '';
  const at: [number, number][] = [];
  for (const { segment, index } of letters.segment(text)) {
    const plain = segment
      .normalize('NFKC')
      .toLowerCase()
      .replace(/[ァ-ヶ]/g, (letter) => String.fromCharCode(letter.charCodeAt(0) - 0x60));
    folded += plain;
    for (let n = 0; n < plain.length; n++) at.push([index, index + segment.length]);
  }
  return { text: folded, at };
}

/** A text in pieces, those that were found apart, each with where it begins. */
export function pieces({ text, found }: Advice): { from: number; text: string; found: Found | null }[] {
  let end = 0;
  const cut = found.flatMap((one) => {
    const before = { from: end, text: text.slice(end, one.from), found: null };
    end = one.to;
    return [before, { from: one.from, text: one.word, found: one }];
  });
  return [...cut, { from: end, text: text.slice(end), found: null }].filter((piece) => piece.text !== '');
}

/** Whether a text names a disease, a disability or the like: what nobody at a workplace is told by an example. */
export const namesDiagnosis = (text: string): boolean => {
  const folded = fold(text).text;
  return builtin
    .filter(({ kind }) => kind === 'diagnosis')
    .some(({ words }) =>
      words.some((word) => (typeof word === 'string' ? folded.includes(fold(word).text) : word.test(folded))),
    );
};
