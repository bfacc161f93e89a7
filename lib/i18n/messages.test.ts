import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { type MessageFormatElement, parse, TYPE } from '@formatjs/icu-messageformat-parser';
import { expect, test } from '@playwright/test';
import { lintEasy } from './easy';
import { OWN } from './messages';
import * as en from './messages/en';
import * as ja from './messages/ja';
import * as easy from './messages/ja-easy';
import { LOCALES } from './settings';

// The arguments of a message: name and kind. Plural counts as number: languages differ in where they need one.
function args(elements: MessageFormatElement[], out = new Set<string>()): Set<string> {
  for (const e of elements) {
    if (e.type === TYPE.literal || e.type === TYPE.pound) continue;
    out.add(e.value);
    if (e.type === TYPE.plural || e.type === TYPE.select) for (const o of Object.values(e.options)) args(o.value, out);
    if (e.type === TYPE.tag) args(e.children, out);
  }
  return out;
}

const FOLDER = join(process.cwd(), 'lib/i18n/messages');

for (const locale of LOCALES) {
  test(`every file of messages in ${locale} is in its index`, () => {
    const files = readdirSync(join(FOLDER, locale))
      .filter((f) => f.endsWith('.json'))
      .map((f) => f.slice(0, -5))
      .sort();
    const index = Object.keys({ ja, 'ja-easy': easy, en }[locale])
      .filter((k) => k !== 'default' && k !== '__esModule')
      .sort();
    expect(index).toEqual(files);
  });

  test(`every message in ${locale} is well-formed ICU text`, () => {
    const broken: string[] = [];
    for (const [key, text] of OWN[locale]) {
      try {
        parse(text);
      } catch (error) {
        broken.push(`${key}: ${(error as Error).message}`);
      }
      if (!text.trim()) broken.push(`${key}: empty`);
    }
    expect(broken).toEqual([]);
  });
}

for (const locale of ['ja-easy', 'en'] as const) {
  test(`${locale} has the keys and arguments of ja`, () => {
    expect([...OWN[locale].keys()].sort()).toEqual([...OWN.ja.keys()].sort());
    const different: string[] = [];
    for (const [key, text] of OWN.ja) {
      const wanted = [...args(parse(text))].sort().join(' ');
      const found = [...args(parse(OWN[locale].get(key)!))].sort().join(' ');
      if (wanted !== found) different.push(`${key}: ja has {${wanted}}, ${locale} has {${found}}`);
    }
    expect(different).toEqual([]);
  });
}

test('in English one of something is one', () => {
  // These months are the law's three and six, and an agency's most.
  const never = /^(handover\..*(follow|when|after|due|asked)|money\.hint\.plan_months$)/;
  const several = [...OWN.en].filter(([, text]) => /\{\w+\} (entries|months|records|days|times)\b/.test(text));
  expect(several.map(([key]) => key).filter((key) => !never.test(key))).toEqual([]);
});

test('easy Japanese is easy', () => {
  const complaints = [...OWN['ja-easy']].flatMap(([key, text]) => lintEasy(text).map((c) => `${key}: ${c}`));
  expect(complaints).toEqual([]);
});

test('the linter of easy Japanese finds what it is for', () => {
  expect(lintEasy('困ったことを 書いてください。')).toEqual([]);
  expect(
    lintEasy('会社の 人に 見せたくない ことが あるときは、支援員だけに 送ることも できますので、えらんでください。')[0],
  ).toContain('sentence of');
  expect(lintEasy('三回 書いてください')[0]).toContain('figures');
  expect(lintEasy('15:30に 来てください')[0]).toContain('午前・午後');
  expect(lintEasy('書かなければ いけません')[0]).toContain('double negative');
  expect(lintEasy('書かないことは ありません')[0]).toContain('double negative');
  expect(lintEasy('業務改善提案を 書いてください')[0]).toContain('kanji in a row');
  expect(lintEasy('就労定着支援の 人')).toEqual([]);
});
