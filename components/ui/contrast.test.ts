import { readFileSync } from 'node:fs';
import { expect, test } from '@playwright/test';

/** The colours that meet on our pages, by what they are for (app/styles/tokens.css), and how much they must differ. */
const text = 7; // WCAG 1.4.6 (AAA)
const control = 3; // WCAG 1.4.11
const pairs: [string, string, number][] = [
  ['text', 'ground', text],
  ['text', 'soft', text],
  ['text', 'key-soft', text],
  ['quiet', 'ground', text],
  ['quiet', 'soft', text],
  ['quiet', 'key-soft', text],
  ['key', 'ground', text],
  ['key', 'soft', text],
  ['key', 'key-soft', text],
  ['key-deep', 'ground', text],
  ['on-key', 'key', text],
  ['on-key', 'key-deep', text],
  ['seen', 'ground', text],
  ['seen', 'soft', text],
  ['seen', 'key-soft', text],
  ['wrong', 'ground', text],
  ['wrong-deep', 'wrong-soft', text],
  ['good', 'ground', text],
  ['care', 'ground', text],
  ['edge', 'ground', control],
  ['line', 'ground', control],
];

const tokens = read('app/styles/tokens.css');
const theme = declarations(read('node_modules/@digital-go-jp/tailwind-theme-plugin/dist/v4.css'));
const standard = declarations(block(':root {'));
const high = { ...standard, ...declarations(block(':root[data-contrast="high"] {')) };

for (const [name, colours] of Object.entries({ standard, high })) {
  for (const [front, ground, least] of pairs) {
    test(`${name}: ${front} on ${ground} is at least ${least}:1`, () => {
      expect(contrast(colour(colours, front), colour(colours, ground))).toBeGreaterThanOrEqual(least);
    });
  }
}

test('the sides of a case differ from the page as controls do', () => {
  const sides = [...read('app/styles/timeline.css').matchAll(/--side: var\(--color-([\w-]+)\);/g)].map(
    (match) => match[1] ?? '',
  );
  expect(sides).toHaveLength(5);
  for (const side of sides) expect(contrast(theme[`color-${side}`] ?? '', '#ffffff'), side).toBeGreaterThanOrEqual(control);
});

test('the arithmetic is the one of WCAG', () => {
  expect(contrast('#000000', '#ffffff')).toBe(21);
  expect(contrast('#767676', '#ffffff')).toBeCloseTo(4.54, 2);
});

function read(file: string): string {
  return readFileSync(file, 'utf8');
}
function block(head: string): string {
  const from = tokens.indexOf(head);
  return tokens.slice(from, tokens.indexOf('}', from));
}
function declarations(css: string): Record<string, string> {
  return Object.fromEntries([...css.matchAll(/--([\w-]+):\s*([^;]+);/g)].map((match) => [match[1], match[2]]));
}
function colour(colours: Record<string, string>, name: string): string {
  const reference = /^var\(--([\w-]+)\)$/.exec(colours[name] ?? '')?.[1] ?? '';
  const found = theme[reference];
  if (!found?.startsWith('#')) throw new Error(`--${name} is no colour of the theme: ${colours[name]}`);
  return found;
}
function contrast(one: string, other: string): number {
  const [dark = 0, light = 0] = [luminance(one), luminance(other)].sort((a, b) => a - b);
  return (light + 0.05) / (dark + 0.05);
}
function luminance(hex: string): number {
  const [r = 0, g = 0, b = 0] = [1, 3, 5].map((at) => {
    const part = Number.parseInt(hex.slice(at, at + 2), 16) / 255;
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}
