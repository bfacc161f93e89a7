/**
 * Furigana for any Japanese text, on the server: glossary first (longest match), then numbers, then the dictionary
 * with rules of context. Nothing leaves this process. Of unseen text about one word in sixty-five is read wrongly (data/sentences.ts).
 */
import { hasMarks, parseMarks, putBack } from './aozora';
import { contextual } from './context';
import { GLOSSARY_PARTS } from './data/glossary';
import { WORDS } from './data/words';
import { type Analyser, ipadic } from './dictionary';
import { hasKanji, isKanji, type Level, mergePlain, type Segment, type Source, splitOkurigana, wantsReading } from './model';
import { matchNumber } from './numbers';

/** A word as found: a stretch of the text, with its reading when it holds kanji. */
type Word = { text: string; reading?: string; source?: Source };

/** The dictionary gets at most this many characters at once … */
const CALL_LIMIT = 5_000;
/** … and a text longer than this keeps its end without furigana, so that nobody can make the server read a book. */
const READ_LIMIT = 20_000;
/** Bounds of the memory of texts already read: characters held, and the longest text worth holding. */
const CACHE_CHARS = 300_000;
const CACHE_TEXT = 2_000;

type Read = { words: Word[]; hard?: Segment[]; all?: Segment[] };
type Shared = { texts: Map<string, Read>; chars: number };
// One for the whole process: Next loads modules more than once.
const shared: Shared = ((globalThis as { __nakadachiReading?: Shared }).__nakadachiReading ??= { texts: new Map(), chars: 0 });

type Entry = { text: string; parts: readonly (readonly [string, string])[]; kanji: number };
const byFirst = new Map<string, Entry[]>();
function add(parts: readonly (readonly [string, string])[]) {
  const text = parts.map(([t]) => t).join('');
  if (!hasKanji(text)) return;
  const kanji = [...text].filter(isKanji).length;
  const list = byFirst.get(text[0]!) ?? [];
  if (!list.some((e) => e.text === text)) list.push({ text, parts, kanji });
  byFirst.set(text[0]!, list);
}
for (const parts of GLOSSARY_PARTS) add(parts);
for (const [text, reading] of WORDS) {
  const readings = reading.split(' ');
  add(text.split(' ').map((t, i) => [t, readings[i]!] as const));
}
for (const list of byFirst.values()) list.sort((a, b) => b.text.length - a.text.length);

// Short entries must be whole words of the sentence (同意 is one, the 人事 of 他人事 is not); three kanji speak for themselves.
function matchGlossary(text: string, at: number, isBoundary: (i: number) => boolean): Entry | null {
  for (const e of byFirst.get(text[at]!) ?? []) {
    if (!text.startsWith(e.text, at)) continue;
    const end = at + e.text.length;
    if (
      e.text.length === 1
        ? !isKanji(text[at - 1]) && !isKanji(text[end]) && isBoundary(at) && isBoundary(end)
        : e.kanji >= 3 || (isBoundary(at) && isBoundary(end))
    )
      return e;
  }
  return null;
}

function readPiece(text: string, analyser: Analyser): Word[] {
  const tokens = analyser.tokens(text);
  const starts = new Set(tokens.map((t) => t.start));
  // In a gap (particles, marks, figures, unknown words) any letter may begin a word.
  for (const t of tokens) if (t.pos === 'GAP') for (let i = t.start; i < t.end; i++) starts.add(i);
  const isBoundary = (i: number) => i === text.length || starts.has(i);
  const out: Word[] = [];
  let at = 0;
  let index = 0;
  while (at < text.length) {
    const entry = matchGlossary(text, at, isBoundary);
    const number = matchNumber(text, at, isBoundary);
    if (number && number.length > (entry?.text.length ?? 0)) {
      for (const [t, reading] of number.parts) out.push(reading ? { text: t, reading, source: 'rule' } : { text: t });
      at += number.length;
      continue;
    }
    if (entry) {
      for (const [t, reading] of entry.parts) out.push(hasKanji(t) ? { text: t, reading, source: 'glossary' } : { text: t });
      at += entry.text.length;
      continue;
    }
    while (tokens[index]!.end <= at) index++;
    const t = tokens[index]!;
    // A number or a term that begins inside this word goes first.
    let stop = at + 1;
    while (
      stop < t.end &&
      !matchGlossary(text, stop, isBoundary) &&
      !(isFigure(text[stop]!) && !isFigure(text[stop - 1]!) && matchNumber(text, stop, isBoundary))
    )
      stop++;
    if (at === t.start && stop === t.end) {
      const better = hasKanji(t.text) ? contextual(tokens, index, text) : undefined;
      const reading = better ?? t.reading;
      out.push(
        reading && hasKanji(t.text) ? { text: t.text, reading, source: better ? 'rule' : 'analyser' } : { text: t.text },
      );
    } else {
      // What is left of a word after something else took a part of it.
      out.push(...(t.pos === 'GAP' ? [{ text: text.slice(at, stop) }] : plainTokens(text.slice(at, stop), analyser)));
    }
    at = stop;
  }
  return out;
}

const isFigure = (c: string) => (c >= '0' && c <= '9') || (c >= '０' && c <= '９');

const plainTokens = (text: string, analyser: Analyser): Word[] =>
  !hasKanji(text)
    ? [{ text }]
    : analyser
        .tokens(text)
        .map((t) =>
          hasKanji(t.text) && t.reading ? { text: t.text, reading: t.reading, source: 'analyser' as const } : { text: t.text },
        );

// Cuts a long text where a sentence or line ends, never inside a surrogate pair.
function pieces(text: string): string[] {
  if (text.length <= CALL_LIMIT) return [text];
  const out: string[] = [];
  let at = 0;
  while (at < text.length) {
    let end = Math.min(at + CALL_LIMIT, text.length);
    if (end < text.length) {
      const cut = Math.max(text.lastIndexOf('。', end - 1), text.lastIndexOf('\n', end - 1));
      if (cut > at + CALL_LIMIT / 2) end = cut + 1;
      else if (/[\uD800-\uDBFF]/.test(text[end - 1]!)) end--;
    }
    out.push(text.slice(at, end));
    at = end;
  }
  return out;
}

/** The words of a text with their readings, not yet filtered by level. Concatenated they are the text. */
function readWords(text: string, analyser: Analyser = ipadic): Word[] {
  if (!text) return [];
  if (!hasKanji(text)) return [{ text }];
  const words = pieces(text.slice(0, READ_LIMIT)).flatMap((p) => (hasKanji(p) ? readPiece(p, analyser) : [{ text: p }]));
  if (text.length > READ_LIMIT) words.push({ text: text.slice(READ_LIMIT) });
  return words;
}

function read(text: string): Read {
  let known = shared.texts.get(text);
  if (known) {
    // Last used, last to go.
    shared.texts.delete(text);
    shared.texts.set(text, known);
    return known;
  }
  known = { words: readWords(text) };
  if (text.length > CACHE_TEXT) return known;
  shared.texts.set(text, known);
  shared.chars += text.length;
  for (const old of shared.texts.keys()) {
    if (shared.chars <= CACHE_CHARS) break;
    shared.texts.delete(old);
    shared.chars -= old.length;
  }
  return known;
}

const toSegments = (words: readonly Word[], level: Level): Segment[] =>
  mergePlain(
    words.flatMap((w) =>
      w.reading && wantsReading(w.text, level) ? splitOkurigana(w.text, w.reading, w.source) : [{ text: w.text }],
    ),
  );

/**
 * Furigana for people's own text. The texts of the segments, joined, are `text`, whatever it holds.
 * Synchronous and quick: texts already read are kept in memory (bounded, never on disk).
 */
export function annotate(text: string, level: Level): readonly Segment[] {
  if (level === 'none' || !hasKanji(text)) return text ? [{ text }] : [];
  const known = read(text);
  return (known[level] ??= toSegments(known.words, level));
}

/** Furigana for our own messages: readings marked ｜漢字《かんじ》 go first. The marks are not in the result. */
export function annotateMarked(text: string, level: Level): readonly Segment[] {
  if (!hasMarks(text)) return annotate(putBack(text), level);
  return mergePlain(
    parseMarks(text).flatMap((s) => {
      const plain = putBack(s.text);
      if (!s.reading) return annotate(plain, level);
      return wantsReading(plain, level) ? splitOkurigana(plain, s.reading, s.source) : [{ text: plain }];
    }),
  );
}
