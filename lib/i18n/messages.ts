/** All messages of a locale as one flat table 'namespace.path.to.key' → ICU text. Easy Japanese lies over Japanese. */
import * as en from './messages/en';
import * as ja from './messages/ja';
import * as easy from './messages/ja-easy';
import type { Locale } from './settings';

export type Table = ReadonlyMap<string, string>;

function flatten(tree: object, prefix = '', out = new Map<string, string>()): Map<string, string> {
  for (const [key, value] of Object.entries(tree)) {
    if (prefix === '' && (key === 'default' || key === '__esModule')) continue;
    const path = prefix ? `${prefix}.${key}` : key;
    if (typeof value === 'string') out.set(path, value);
    else flatten(value as object, path, out);
  }
  return out;
}

/** What stands in the files of each locale. */
export const OWN: Readonly<Record<Locale, Table>> = { ja: flatten(ja), 'ja-easy': flatten(easy), en: flatten(en) };

/** What a reader gets. */
export const MESSAGES: Readonly<Record<Locale, Table>> = {
  ja: OWN.ja,
  'ja-easy': new Map([...OWN.ja, ...OWN['ja-easy']]),
  en: OWN.en,
};
