/** The dictionary (IPADIC, inside lindera): the words of a text with their readings. */
import { createRequire } from 'node:module';
import { join } from 'node:path';
import type { Token } from './context';
import { toHiragana } from './model';

/** What the reader needs from a dictionary: the words of a text in order, without gaps, in UTF-16 positions. */
export interface Analyser {
  tokens(text: string): Token[];
}

type LinderaToken = { surface: string; reading?: string; partOfSpeech: string; byteStart: number; byteEnd: number };
type Lindera = { tokenize(text: string): LinderaToken[] };

// One for the whole process: Next loads modules more than once, the dictionary takes 13 MB.
const holder = globalThis as { __nakadachiDictionary?: { dictionary?: Lindera } };
holder.__nakadachiDictionary ??= {};
const shared = holder.__nakadachiDictionary;

const WITHOUT_KANJI = [
  '助詞,格助詞,一般,*',
  '助詞,格助詞,引用,*',
  '助詞,係助詞,*,*',
  '助詞,接続助詞,*,*',
  '助詞,副助詞,*,*',
  '助詞,並立助詞,*,*',
  '助詞,終助詞,*,*',
  '助詞,連体化,*,*',
  '助詞,副詞化,*,*',
  '助詞,副助詞／並立助詞／終助詞,*,*',
  '助動詞,*,*,*',
  '動詞,接尾,*,*',
  '記号,読点,*,*',
  '記号,句点,*,*',
  '記号,空白,*,*',
  '記号,括弧開,*,*',
  '記号,括弧閉,*,*',
  'UNK',
];

function lindera(): Lindera {
  if (!shared.dictionary) {
    // Resolved when first needed and from the project's folder, so that no bundler takes the 13 MB in.
    const require = createRequire(join(process.cwd(), 'package.json'));
    const { TokenizerBuilder } = require('lindera-wasm-nodejs-ipadic') as typeof import('lindera-wasm-nodejs-ipadic');
    const builder = new TokenizerBuilder();
    builder.setDictionary('embedded://ipadic');
    builder.setMode('normal');
    builder.setKeepWhitespace(true);
    // Half the words of a text are particles and marks without kanji; handing each over costs more than finding it.
    builder.appendTokenFilter('japanese_stop_tags', { tags: WITHOUT_KANJI });
    shared.dictionary = builder.build() as Lindera;
  }
  return shared.dictionary;
}

export const ipadic: Analyser = {
  tokens(text) {
    const whole = (): Token[] => [{ text, pos: 'GAP', start: 0, end: text.length }];
    let raw: LinderaToken[];
    try {
      raw = lindera().tokenize(text);
    } catch {
      shared.dictionary = undefined; // a broken instance is not used twice
      return whole();
    }
    const out: Token[] = [];
    let at = 0;
    let byte = 0;
    // Positions come in bytes of UTF-8, in which a lone surrogate counts as three.
    const indexOf = (target: number): number => {
      let i = at;
      while (byte < target && i < text.length) {
        const c = text.codePointAt(i)!;
        byte += c < 0x80 ? 1 : c < 0x800 ? 2 : c < 0x10000 ? 3 : 4;
        i += c < 0x10000 ? 1 : 2;
      }
      return i;
    };
    const take = (end: number, pos: string, reading?: string) => {
      if (end > at) out.push({ text: text.slice(at, end), reading, pos, start: at, end });
      at = end;
    };
    for (const r of raw) {
      take(indexOf(r.byteStart), 'GAP');
      take(indexOf(r.byteEnd), r.partOfSpeech, r.reading && r.reading !== '*' ? toHiragana(r.reading) : undefined);
    }
    take(text.length, 'GAP');
    // Whatever a dictionary does to strange letters, the text stays whole.
    return out.every((t, i) => t.start === (out[i - 1]?.end ?? 0)) && (out.at(-1)?.end ?? 0) === text.length ? out : whole();
  },
};

/** Loads the dictionary now (about half a second), so that no page waits for it. */
export function warmUp(): void {
  lindera();
}
