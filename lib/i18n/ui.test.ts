import { expect, test } from '@playwright/test';
import { isValidElement, type ReactNode } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import { MESSAGES } from './messages';
import { DEFAULT_SETTINGS, htmlLang, readSettings, settingsSchema } from './settings';
import { makeUi } from './ui';

const html = (node: ReactNode) => renderToStaticMarkup(node as never);
const withRuby = makeUi({ ...DEFAULT_SETTINGS, furigana: 'all' });

test('one object per combination of settings', () => {
  expect(makeUi({ ...DEFAULT_SETTINGS })).toBe(makeUi({ ...DEFAULT_SETTINGS }));
  expect(makeUi({ ...DEFAULT_SETTINGS, textSize: 'xl' })).not.toBe(makeUi(DEFAULT_SETTINGS));
});

test('a message is a plain string without furigana and in English', () => {
  expect(makeUi(DEFAULT_SETTINGS).t('common.back')).toBe('戻る');
  expect(makeUi({ ...DEFAULT_SETTINGS, locale: 'en', furigana: 'all' }).t('common.back')).toBe('Back');
  expect(makeUi({ ...DEFAULT_SETTINGS, locale: 'en' }).text('common.count', { n: 1 })).toBe('1 item');
});

test('with furigana it is a node that is made once', () => {
  const node = withRuby.t('common.back');
  expect(html(node)).toBe('<ruby>戻<rt aria-hidden="true">もど</rt></ruby>る');
  expect(isValidElement(node)).toBe(true);
  expect(withRuby.t('common.back')).toBe(node);
  expect(withRuby.text('common.back')).toBe('戻る');
});

test('a value cannot bring marks of reading with it, and nothing of it is lost', () => {
  const ui = makeUi({ ...DEFAULT_SETTINGS, furigana: 'all' });
  const name = '山田《<b>｜太郎》';
  expect(ui.text('common.by', { name })).toBe(`${name}さん`);
  const text = html(ui.t('common.by', { name }))
    .replace(/<rt.*?<\/rt>/g, '')
    .replace(/<\/?ruby>/g, '');
  expect(text).toBe('山田《&lt;b&gt;｜太郎》さん');
});

test('a name keeps its reading audible', () => {
  expect(html(withRuby.name('山田 太郎', 'ヤマダ　タロウ'))).toBe(
    '<ruby>山田<rt>やまだ</rt></ruby> <ruby>太郎<rt>たろう</rt></ruby>',
  );
  expect(withRuby.name('山田', null)).toBe('山田');
  expect(makeUi(DEFAULT_SETTINGS).name('山田', 'やまだ')).toBe('山田');
});

test('people’s own words are escaped by React and keep every letter', () => {
  expect(html(withRuby.say('<script>困る</script>'))).toBe(
    '&lt;script&gt;<ruby>困<rt aria-hidden="true">こま</rt></ruby>る&lt;/script&gt;',
  );
  expect(makeUi(DEFAULT_SETTINGS).say('漢字《かんじ》')).toBe('漢字《かんじ》');
});

test('a missing message fails loudly here', () => {
  expect(() => withRuby.t('common.nothing')).toThrow("no message 'common.nothing' in ja");
});

test('every message can be shown in every locale, with and without furigana', () => {
  const values = new Proxy({}, { get: () => 3, ownKeys: () => [], has: () => true });
  // One expectation for all: thousands of them take a minute.
  const broken: string[] = [];
  for (const locale of ['ja', 'ja-easy', 'en'] as const) {
    const ui = makeUi({ ...DEFAULT_SETTINGS, locale, furigana: 'all' });
    for (const [key, text] of MESSAGES[locale]) {
      const names = [...text.matchAll(/\{(\w+)/g)].map((m) => m[1]!);
      const given = Object.fromEntries(names.map((n) => [n, (values as never)[n]]));
      if (/[{}《》｜]/.test(ui.text(key, given))) broken.push(`${locale} ${key}`);
      html(ui.t(key, given));
    }
  }
  expect(broken).toEqual([]);
});

test('settings of any age and shape are understood', () => {
  expect(readSettings(null)).toEqual(DEFAULT_SETTINGS);
  expect(readSettings('x')).toEqual(DEFAULT_SETTINGS);
  expect(readSettings({ locale: 'en', furigana: 'some', old: 1 })).toEqual({ ...DEFAULT_SETTINGS, locale: 'en' });
  expect(readSettings(JSON.parse('{"__proto__":{"locale":"en"}}'))).toEqual(DEFAULT_SETTINGS);
  expect(settingsSchema.parse(DEFAULT_SETTINGS)).toEqual(DEFAULT_SETTINGS);
  expect(htmlLang('ja-easy')).toBe('ja');
});

test('a name within a message keeps its own reading, as plain text it is the name', () => {
  const name = { name: '佐々木 亮', reading: 'ささき りょう' };
  const said = html(withRuby.t('timeline.author', { name, side: '母' }));
  expect(said).toContain('>りょう<');
  // What the dictionary guesses when nobody says it.
  expect(html(withRuby.t('timeline.author', { name: name.name, side: '母' }))).not.toContain('>りょう<');
  expect(withRuby.text('timeline.author', { name, side: '母' })).toBe('佐々木 亮さん（母）');
  expect(
    withRuby.text('consents.people', { names: [name, { name: '中野《勝', reading: 'なかの', after: '（母）' }] }),
  ).toContain('佐々木 亮、中野《勝（母）');
});
