/**
 * Furigana: what a piece of text is made of, which words get a reading, and where the reading stands.
 * Pure. The dictionary is in analyser.ts, the number reader in numbers.ts, rules of context in context.ts.
 */
import { KANJI_BY_GRADE } from './data/grades';

export type Source = 'glossary' | 'rule' | 'analyser' | 'given';

/** A stretch of text; with a reading it becomes a <ruby>. The texts of all segments, joined, are the input, always. */
export type Segment = { text: string; reading?: string; source?: Source };

/** none, only words with a kanji above the third grade, or every word with a kanji. */
export type Level = 'none' | 'hard' | 'all';

const KANJI = /[\p{Script=Han}々〆ヶヵ]/u;
const HAN = /\p{Script=Han}/u;

export const hasKanji = (text: string): boolean => HAN.test(text);
export const isKanji = (char: string | undefined): boolean => char !== undefined && KANJI.test(char);

const gradeOf = new Map<string, number>();
KANJI_BY_GRADE.forEach((chars, i) => {
  for (const c of chars) gradeOf.set(c, i + 1);
});

/** The school year (1–6) in which a kanji is learnt; 7 = after primary school. Anything that is no kanji: 0. */
export function grade(char: string): number {
  if (char === '々' || !HAN.test(char)) return 0;
  return gradeOf.get(char) ?? 7;
}

/** True when a word holds a kanji above the third grade. */
export function isHard(text: string): boolean {
  for (const c of text) if (grade(c) > 3) return true;
  return false;
}

export function wantsReading(text: string, level: Level): boolean {
  return level === 'all' || (level === 'hard' && isHard(text));
}

/** Katakana to hiragana; the rest stays. */
export function toHiragana(text: string): string {
  return text.replace(/[ァ-ヶ]/g, (c) => String.fromCharCode(c.charCodeAt(0) - 0x60));
}

// The same letter in a word and in its reading: hiragana, NFC, no half width.
const comparable = (text: string) => toHiragana(text.normalize('NFKC'));

/**
 * Puts a word's reading over its kanji only: 認める/みとめる → 認[みと] める; 話し合い → 話[はな] し 合[あ] い.
 * Where reading and kana do not fit together, the whole word carries the reading.
 */
export function splitOkurigana(text: string, reading: string, source?: Source): Segment[] {
  const runs: { text: string; kanji: boolean }[] = [];
  for (const c of text) {
    const kanji = isKanji(c);
    const last = runs[runs.length - 1];
    if (last && last.kanji === kanji) last.text += c;
    else runs.push({ text: c, kanji });
  }
  if (!runs.some((r) => r.kanji)) return [{ text }];
  const whole = [{ text, reading, source }];
  if (runs.length === 1) return whole;

  // Readings are short; try every division, the shortest first, until the kana fit.
  const kana = runs.map((r) => (r.kanji ? '' : comparable(r.text)));
  const fit = (i: number, at: number): string[] | null => {
    if (i === runs.length) return at === reading.length ? [] : null;
    if (!runs[i]!.kanji) {
      if (!reading.startsWith(kana[i]!, at)) return null;
      const rest = fit(i + 1, at + kana[i]!.length);
      return rest && ['', ...rest];
    }
    // One kanji reads at least one kana.
    for (let end = at + 1; end <= reading.length; end++) {
      const rest = fit(i + 1, end);
      if (rest) return [reading.slice(at, end), ...rest];
    }
    return null;
  };
  if (runs.length > 12) return whole;
  const readings = fit(0, 0);
  if (!readings) return whole;
  return runs.map((r, i) => (r.kanji ? { text: r.text, reading: readings[i]!, source } : { text: r.text }));
}

/** Joins neighbours without a reading: fewer elements on the page. Drops empty ones. */
export function mergePlain(segments: readonly Segment[]): Segment[] {
  const out: Segment[] = [];
  for (const s of segments) {
    if (!s.text) continue;
    const last = out[out.length - 1];
    if (last && !last.reading && !s.reading) out[out.length - 1] = { text: last.text + s.text };
    else out.push(s.reading ? s : { text: s.text });
  }
  return out;
}

/** What a company or corporation is by law: before or behind its name, and often left out of the reading. */
const LEGAL_FORMS: Record<string, string> = {
  株式会社: 'かぶしきがいしゃ',
  有限会社: 'ゆうげんがいしゃ',
  合同会社: 'ごうどうがいしゃ',
  合資会社: 'ごうしがいしゃ',
  社会福祉法人: 'しゃかいふくしほうじん',
  特定非営利活動法人: 'とくていひえいりかつどうほうじん',
  一般社団法人: 'いっぱんしゃだんほうじん',
  公益財団法人: 'こうえきざいだんほうじん',
  医療法人: 'いりょうほうじん',
  学校法人: 'がっこうほうじん',
};
const ANY_FORM = `(?:${Object.keys(LEGAL_FORMS).join('|')})`;
const LEGAL_FORM = new RegExp(`^${ANY_FORM}\\s*|\\s*${ANY_FORM}$`, 'u');

/**
 * A name with the reading that was given with it, over its kanji only. Divided at the space when both have as many parts
 * (山田 太郎 / やまだ たろう). The reading stays audible: a name is not guessed by a screen reader.
 */
export function nameSegments(name: string, reading: string | null | undefined, level: Level): Segment[] {
  const given = reading?.trim();
  if (!given || !hasKanji(name) || !wantsReading(name, level)) return name ? [{ text: name }] : [];
  const [found = ''] = LEGAL_FORM.exec(name) ?? [];
  const text = found.trim();
  const form = LEGAL_FORMS[text];
  if (form && found !== name && !toHiragana(given).includes(form)) {
    const rest = nameSegments(name.replace(found, ''), given, level);
    const space = { text: found.replace(text, '') };
    const own: Segment = { text, reading: form, source: 'glossary' };
    return mergePlain(name.startsWith(found) ? [own, space, ...rest] : [...rest, space, own]);
  }
  const names = name.split(/([ \u3000]+)/);
  const readings = toHiragana(given).split(/[ \u3000]+/);
  if (names.length === readings.length * 2 - 1) {
    return mergePlain(names.flatMap((text, i) => (i % 2 === 0 ? splitOkurigana(text, readings[i / 2]!, 'given') : [{ text }])));
  }
  return splitOkurigana(name, toHiragana(given), 'given');
}
