/**
 * What easy Japanese must keep to (全国手をつなぐ育成会連合会「わかりやすい情報提供のガイドライン」): short sentences, no kanji numbers
 * with counters, 午前・午後 instead of 24 hours, no double negatives, no long runs of kanji outside the glossary.
 */
import { stripMarks } from '@/lib/reading/aozora';
import { GLOSSARY } from '@/lib/reading/data/glossary';

const LONGEST_SENTENCE = 30;
const LONGEST_KANJI_RUN = 3;
const DOUBLE_NEGATIVE =
  /(?:ない|なく|なけれ|ません|ず).{0,6}(?:ことは|わけでは|わけには|ては|ば|と)(?:、|\s)*(?:ない|なりません|ありません|いけません|いけない|ならない|できません)|ないことは|なくはない|なくもない|ないわけ/;
const KANJI_NUMBER =
  /(?<!\p{Script=Han})[一二三四五六七八九十百千]+(?:つ|人|個|件|回|日|月|年|時|分|か月|週|枚|本|円|番)(?!\p{Script=Han})/gu;
/** Words, not counts. */
const WORDS_WITH_NUMBERS = new Set(['一人', '一日', '一番', '一つ']);
const TERMS = [...GLOSSARY].map((t) => t.term).sort((a, b) => b.length - a.length);

/** The complaints about one easy-Japanese message (ICU text); empty when there are none. */
export function lintEasy(message: string): string[] {
  const complaints: string[] = [];
  const text = stripMarks(message);
  // An argument stands for a short word; of a plural only the letters around it count.
  const shown = text.replace(/\{[^{}]*(?:\{[^{}]*\}[^{}]*)*\}/g, 'ああ');
  for (const sentence of shown.split(/[。！？!?\n]/)) {
    const length = [...sentence.replace(/\s/g, '')].length;
    if (length > LONGEST_SENTENCE)
      complaints.push(`sentence of ${length} characters (at most ${LONGEST_SENTENCE}): ${sentence.trim()}`);
  }
  for (const [found] of shown.matchAll(KANJI_NUMBER)) {
    if (!WORDS_WITH_NUMBERS.has(found)) complaints.push(`write figures, not kanji numbers: ${found}`);
  }
  if (/\b(?:1[3-9]|2[0-3])\s*(?::\d|時)/.test(shown)) complaints.push('write 午前・午後, not 24 hours');
  if (DOUBLE_NEGATIVE.test(shown)) complaints.push('double negative');
  let rest = shown;
  for (const term of TERMS) rest = rest.replaceAll(term, '　');
  for (const [run] of rest.matchAll(/[\p{Script=Han}々]{4,}/gu)) {
    complaints.push(`more than ${LONGEST_KANJI_RUN} kanji in a row: ${run}`);
  }
  return complaints;
}
