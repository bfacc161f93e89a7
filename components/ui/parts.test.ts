import fs from 'node:fs';
import path from 'node:path';
import { expect, test } from '@playwright/test';
import { createElement } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import { tsImport } from 'tsx/esm/api';
import { DEFAULT_SETTINGS } from '@/lib/i18n/settings';
import { makeUi } from '@/lib/i18n/ui';

const ui = makeUi(DEFAULT_SETTINGS);
const choices = [
  { value: 'a', label: 'A' },
  { value: 'b', label: 'B', icon: 'place' },
];

/** A part as HTML. The runner's own import would turn JSX into something else than React's elements. */
async function html(file: string, name: string, props: object): Promise<string> {
  const parts = await tsImport(`./${file}.tsx`, import.meta.url);
  return renderToStaticMarkup(createElement(parts[name], { ui, name: 'subject', label: 'L', ...props }));
}

const attribute = (markup: string, name: string) => new RegExp(` ${name}="([^"]*)"`).exec(markup)?.[1];
const ids = (markup: string) => [...markup.matchAll(/ id="([^"]*)"/g)].map((match) => match[1]);

const fields: [string, string, object][] = [
  ['text-field', 'TextField', {}],
  ['text-area', 'TextArea', { max: 1000 }],
  ['select', 'Select', { options: choices }],
  ['radios', 'Radios', { choices }],
  ['checkboxes', 'Checkboxes', { choices }],
  ['date-field', 'DateField', { near: [0, 1, 7] }],
];

for (const [file, name, props] of fields) {
  test(`${name} ties label, hint and error to the control, and the summary's link finds it`, async () => {
    const wrong = await html(file, name, { ...props, hint: 'H', error: 'errors.field.choose' });
    expect(ids(wrong)).toContain('subject');
    expect(new Set(ids(wrong)).size, 'ids are used once').toBe(ids(wrong).length);
    expect(attribute(wrong, 'aria-invalid')).toBe('true');
    const tied = attribute(wrong, 'aria-describedby')?.split(' ') ?? [];
    expect(tied).toEqual(expect.arrayContaining(['subject-hint', 'subject-error']));
    expect(ids(wrong)).toEqual(expect.arrayContaining(tied));
    expect(wrong).toContain('エラー：');
    for (const target of [...wrong.matchAll(/ for="([^"]*)"/g)].map((match) => match[1])) expect(ids(wrong)).toContain(target);

    const right = await html(file, name, props);
    expect(right).not.toMatch(/aria-invalid|subject-error|subject-hint/);
    expect(right, 'never a placeholder, never disabled').not.toMatch(/placeholder|disabled/);
  });
}

test('what was typed comes back, in every part', async () => {
  expect(await html('text-field', 'TextField', { value: 'あ"<b>' })).toContain('value="あ&quot;&lt;b&gt;"');
  expect(await html('text-area', 'TextArea', { value: '一\n二' })).toContain('一\n二</textarea>');
  expect(await html('radios', 'Radios', { choices, value: 'b' })).toMatch(/checked="" value="b"|value="b" checked=""/);
  expect((await html('checkboxes', 'Checkboxes', { choices, values: ['a', 'b'] })).match(/checked=""/g)).toHaveLength(2);
  const date = await html('date-field', 'DateField', { value: '2026-02-03' });
  expect([...date.matchAll(/ value="(\d+)"/g)].map((match) => match[1])).toEqual(['2026', '2', '3']);
});

test('a date that was left half filled in comes back as it was', async () => {
  const date = await html('date-field', 'DateField', { value: '2026--3' });
  expect([...date.matchAll(/ value="(\d*)"/g)].map((match) => match[1])).toEqual(['2026', '', '3']);
});

test('a text area says how much fits, without JavaScript too', async () => {
  const area = await html('text-area', 'TextArea', { max: 1000 });
  expect(area).toContain('1000文字まで書けます。');
  expect(attribute(area, 'aria-describedby')).toBe('subject-count');
});

test('the summary of errors says what the fields say, and is nothing when all is right', async () => {
  const summary = await html('error-summary', 'ErrorSummary', {
    errors: { subject: 'errors.field.choose', due: 'errors.field.day' },
  });
  expect([...summary.matchAll(/href="#(\w+)">([^<]*)/g)].map((match) => match.slice(1))).toEqual([
    ['subject', ui.text('errors.field.choose')],
    ['due', ui.text('errors.field.day')],
  ]);
  expect(summary).toContain('autofocus');
  expect(await html('error-summary', 'ErrorSummary', { errors: {} })).toBe('');
});

test('every picture that is asked for is in public/icons.svg, once', () => {
  const drawn = [...fs.readFileSync('public/icons.svg', 'utf8').matchAll(/<symbol id="([^"]+)"/g)].map((match) => match[1]);
  expect(new Set(drawn).size).toBe(drawn.length);
  const asked = ['app', 'components'].flatMap((folder) =>
    fs
      .readdirSync(folder, { recursive: true })
      .filter((file) => String(file).endsWith('.tsx'))
      .flatMap((file) => [
        ...fs.readFileSync(path.join(folder, String(file)), 'utf8').matchAll(/(?:<Icon name=|\bicon[=:] ?)["']([\w-]+)["']/g),
      ])
      .map((match) => match[1]),
  );
  expect(asked.length).toBeGreaterThan(10);
  expect([...new Set(asked)].filter((name) => !drawn.includes(name))).toEqual([]);
});

test('browsers keep the web font for ever under its version', () => {
  const { version } = JSON.parse(fs.readFileSync('node_modules/@fontsource/biz-udpgothic/package.json', 'utf8'));
  expect(fs.readFileSync('components/ui/web-font.tsx', 'utf8')).toContain(`/fonts/biz-udpgothic.css?v=${version}'`);
});

test('furigana comes out of its marks, and words that hold half a mark lose nothing', async () => {
  const ruby = async (text: string, heard?: boolean) => html('ruby-text', 'RubyText', { text, heard });
  expect(await ruby('今日の\ufff9面談\ufffaめんだん\ufffb。')).toBe(
    '今日の<ruby>面談<rt aria-hidden="true">めんだん</rt></ruby>。',
  );
  expect(await ruby('\ufff9山田\ufffaやまだ\ufffb\ufff9花\ufffaはな\ufffb', true)).toBe(
    '<ruby>山田<rt>やまだ</rt></ruby><ruby>花<rt>はな</rt></ruby>',
  );
  for (const half of ['あ\ufff9い', 'あ\ufff9い\ufffaう', 'あ\ufff9い\ufffbう\ufffaえ', '\ufff9'])
    expect((await ruby(half)).replace(/[\ufff9-\ufffb]/g, ''), half).toBe(half.replace(/[\ufff9-\ufffb]/g, ''));
});
