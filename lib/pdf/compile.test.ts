import { expect, test } from '@playwright/test';
import { makePdf } from './compile';
import { wordsOf } from './model';

const bytes = (pdf: Uint8Array) => Buffer.from(pdf).toString('latin1');

test('a tagged PDF with its title, its language and the reading font', async () => {
  const pdf = bytes(
    await makePdf({
      title: 'T',
      lang: 'ja',
      blocks: [
        { kind: 'heading', level: 1, words: wordsOf('これまでの同意', 'all') },
        { kind: 'text', words: wordsOf('会社の人は、配慮の話し合いを読めます。', 'all') },
        { kind: 'list', items: [wordsOf('一つめ', 'none')] },
        { kind: 'quote', lines: [wordsOf('そのときの文', 'none'), wordsOf('二行め', 'none')] },
      ],
    }),
  );
  expect(pdf.startsWith('%PDF-1.7')).toBe(true);
  expect(pdf).toContain('/StructTreeRoot');
  expect(pdf).toContain('/Lang');
  expect(pdf).toContain('BIZUDPGothic');
});

test('what people write is set as it is, and never read as instructions', async () => {
  const nasty = ['#panic("x")', '#read("/etc/passwd")', '*x* _y_ `z` $a$', '\\u{0}', '<b>', '" + "', '@ref', '= no heading'];
  for (const words of nasty) {
    const pdf = await makePdf({ title: words, lang: 'en', blocks: [{ kind: 'text', words: [{ text: words }] }] });
    expect(pdf.length, words).toBeGreaterThan(1000);
  }
});

test('several at once take turns', async () => {
  const made = await Promise.all(
    [1, 2, 3, 4].map((n) => makePdf({ title: `${n}`, lang: 'en', blocks: [{ kind: 'text', words: [{ text: `page ${n}` }] }] })),
  );
  expect(made.map((pdf) => pdf.length > 1000)).toEqual([true, true, true, true]);
});
