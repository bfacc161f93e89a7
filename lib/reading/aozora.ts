/**
 * Marked readings in the notation of 青空文庫: ｜漢字《かんじ》, or 漢字《かんじ》 where the base is the run of kanji
 * before the mark. Used in our own messages, never in people's text (there 《》 stay what they are).
 */
import type { Segment } from './model';

const MARK = /｜([^｜《》\n]+)《([^｜《》\n]+)》|([\p{Script=Han}々〆ヶヵ]+)《([^｜《》\n]+)》/gu;

export const hasMarks = (text: string): boolean => text.includes('《');

/** The pieces of a marked text; a piece with a reading is marked, one without is still to be read. */
export function parseMarks(text: string): Segment[] {
  if (!hasMarks(text)) return text ? [{ text }] : [];
  const out: Segment[] = [];
  let at = 0;
  for (const m of text.matchAll(MARK)) {
    if (m.index > at) out.push({ text: text.slice(at, m.index) });
    out.push({ text: m[1] ?? m[3]!, reading: m[2] ?? m[4]!, source: 'glossary' });
    at = m.index + m[0].length;
  }
  if (at < text.length) out.push({ text: text.slice(at) });
  return out;
}

/** The text without its marks: for attributes, titles, plain mail. */
export function stripMarks(text: string): string {
  if (!hasMarks(text)) return text;
  return text.replace(MARK, (_, base?: string, _r?: string, run?: string) => base ?? run ?? '');
}

// Values that people typed may hold the letters of the notation; they are set aside while marks are read.
const LETTERS = '｜《》';
const ASIDE = '\uE0F0\uE0F1\uE0F2';
const swap = (text: string, from: string, to: string) =>
  text.replace(new RegExp(`[${from}]`, 'g'), (c) => to[from.indexOf(c)]!);

export const setAside = (value: string): string => (/[｜《》]/.test(value) ? swap(value, LETTERS, ASIDE) : value);
export const putBack = (text: string): string => (/[\uE0F0-\uE0F2]/.test(text) ? swap(text, ASIDE, LETTERS) : text);
