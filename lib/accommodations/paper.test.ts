import { execFileSync, spawnSync } from 'node:child_process';
import { expect, test } from '@playwright/test';
import { readSettings } from '@/lib/i18n/settings';
import { makeUi } from '@/lib/i18n/ui';
import { makePdf } from '@/lib/pdf/compile';
import { cardDocument } from './paper';
import type { Card } from './queries';

test('the card on paper: tagged, with its title and language, and nothing in it but what is seen', async () => {
  test.skip(spawnSync('pdfinfo', ['-v']).error !== undefined, 'poppler is not installed');
  const detail = { dos: '仕事は1つずつ頼む', donts: '大きな声で呼ばない', ask: '班長', review: '2027-01-05' };
  // Half past midnight in Japan.
  const card = { detail, approvedAt: new Date('2026-11-20T15:30:00Z') } as Card;
  const pdf = await makePdf(cardDocument(makeUi(readSettings({})), { card, personName: '小林 翔太', furigana: 'none' }));
  const poppler = (tool: string, ...args: string[]) =>
    execFileSync(tool, [...args], { input: pdf, encoding: 'utf8', stdio: ['pipe', 'pipe', 'ignore'] });
  const info = poppler('pdfinfo', '-');
  expect(info).toMatch(/Title:\s+配慮カード/);
  expect(info).toMatch(/Tagged:\s+yes/);
  expect(Buffer.from(pdf).toString('latin1')).toMatch(/\/Lang\s*\(ja\)/);
  const text = poppler('pdftotext', '-', '-').replace(/\s/g, '');
  expect(text).toBe(
    '小林翔太さんと働くときにすること•仕事は1つずつ頼むしないこと•大きな声で呼ばないわからないときに聞く人班長' +
      '見直した日：2026年11月21日（土）（令和8年11月21日）次に見直す日：2027年1月5日（火）（令和9年1月5日）この紙は、必要な人だけで使ってください。1/1',
  );
});
