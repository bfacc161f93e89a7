import { annotate } from '@/lib/reading/analyser';
import type { Level } from '@/lib/reading/model';

/** A stretch of text, with the reading that stands above it. */
export type Word = { text: string; reading?: string };
export type Line = Word[];
export type Block =
  | { kind: 'heading'; level: 1 | 2; words: Line }
  | { kind: 'text'; words: Line }
  | { kind: 'quote'; lines: Line[] }
  | { kind: 'list'; items: Line[] };

/** A document of texts alone: what is in it is shown as it is written, never read as instructions. */
export type PdfDocument = { title: string; lang: 'ja' | 'en'; blocks: Block[] };

/** Words of a document, with furigana as wanted. */
export const wordsOf = (text: string, level: Level): Line =>
  annotate(text, level).map(({ text: part, reading }) => (reading ? { text: part, reading } : { text: part }));
