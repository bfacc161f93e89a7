/**
 * The readings of all words with kanji in our messages, as a file that a person has read. Renew it with
 *   node --import tsx lib/reading/golden.ts --write
 * then read the difference with your own eyes. Correct a wrong reading in data/words.ts, or mark it in the message:
 * ｜漢字《かんじ》.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { OWN } from '@/lib/i18n/messages';
import { annotateMarked } from './analyser';

const GOLDEN = join(process.cwd(), 'lib/reading/ui-readings.golden.txt');
export const RENEW = 'node --import tsx lib/reading/golden.ts --write';

// Arguments of a message become a figure: {n}件 is read like 3件.
const filled = (text: string) => text.replace(/\{[^{}]*(?:\{[^{}]*\}[^{}]*)*\}/g, '3');

/** 'word ⇥ reading' lines, sorted, each once; with a kana or two after it, which tell 行[い]く from 行[おこな]う. */
export function uiReadings(): string[] {
  const lines = new Set<string>();
  for (const locale of ['ja', 'ja-easy'] as const) {
    for (const text of OWN[locale].values()) {
      const segments = annotateMarked(filled(text), 'all');
      segments.forEach((s, i) => {
        if (!s.reading) return;
        const kana = /^[ぁ-ん]{1,2}/.exec(segments[i + 1]?.reading ? '' : (segments[i + 1]?.text ?? ''))?.[0] ?? '';
        lines.add(`${s.text}${kana ? `~${kana}` : ''}\t${s.reading}`);
      });
      // A word with kanji and no reading is a word that nobody can read aloud.
      for (const s of segments) if (!s.reading && /\p{Script=Han}/u.test(s.text)) lines.add(`${s.text}\t?`);
    }
  }
  return [...lines].sort();
}

export const readGolden = (): string[] => readFileSync(GOLDEN, 'utf8').split('\n').filter(Boolean);

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href && process.argv.includes('--write')) {
  const before = (() => {
    try {
      return new Set(readGolden());
    } catch {
      return new Set<string>();
    }
  })();
  const lines = uiReadings();
  writeFileSync(GOLDEN, `${lines.join('\n')}\n`);
  const fresh = lines.filter((l) => !before.has(l));
  process.stdout.write(`${lines.length} readings; new or changed, please read them:\n${fresh.join('\n')}\n`);
}
