import { spawnSync } from 'node:child_process';
import { expect, test } from '@playwright/test';
import { readSettings } from '@/lib/i18n/settings';
import { makeUi } from '@/lib/i18n/ui';
import { makePdf } from '@/lib/pdf/compile';
import { draftOf, type Source } from './draft';
import { dueKey, isMonth, lastOf, monthAfter, monthBefore } from './model';
import { reportDocument } from './paper';
import type { Report } from './queries';

let made = 0;
const source = (kind: Source['kind'], at: string, more: Partial<Source> = {}): Source => ({
  id: `0000000${made++}-0000-4000-8000-000000000000`.slice(-36),
  threadId: null,
  kind,
  category: 'work',
  occurredAt: new Date(at),
  authorKind: 'support_team',
  authorName: '高橋',
  side: '支援チーム',
  sideKind: 'support_team',
  title: '',
  body: '話しました。',
  detail: {} as never,
  root: '',
  dueOn: null,
  reviewOn: null,
  sides: [],
  ...more,
});
const told = (sources: Source[], month = '2026-02') =>
  draftOf(sources, month, '小林 翔太').map(({ field, words }) => `${field} ${words}`);

test('a month is Japan’s: from its first moment to its last, leap days too', () => {
  const at = (when: string) =>
    told([source('note', when, { authorKind: 'supported_person', sideKind: 'supported_person' })], '2024-02');
  expect(at('2024-01-31T23:59:59+09:00')).toEqual([]);
  expect(at('2024-02-01T00:00:00+09:00')).toHaveLength(1);
  expect(at('2024-02-29T23:59:59+09:00')).toHaveLength(1);
  expect(at('2024-03-01T00:00:00+09:00')).toEqual([]);
  expect([lastOf('2024-02'), lastOf('2026-12'), monthBefore('2026-01'), monthAfter('2026-12')]).toEqual([
    '2024-02-29',
    '2026-12-31',
    '2025-12',
    '2027-01',
  ]);
  expect(['2026-13', '2026-00', '26-01', '2999-01', ''].filter(isMonth)).toEqual([]);
});

test('which entry goes into which field, and how it is said', () => {
  const company = { authorKind: 'employer', side: 'みどり物流', sideKind: 'employer' } as const;
  expect(
    told([
      source('contact', '2026-02-10T10:00+09:00', {
        detail: { medium: 'face_to_face', with: '小林さん', minutes: 40, talked: '眠れている', next: 'また来月' } as never,
      }),
      source('life_event', '2026-02-11T10:00+09:00', { title: '異動' }),
      source('status', '2026-02-12T10:00+09:00', {
        threadId: 'x',
        root: '朝がつらい',
        detail: { from: 'working', to: 'settled' } as never,
      }),
      source('status', '2026-02-12T11:00+09:00', {
        threadId: 'x',
        root: '朝がつらい',
        detail: { from: 'new', to: 'working' } as never,
      }),
      source('step', '2026-02-13T10:00+09:00', {
        ...company,
        threadId: 'y',
        root: '電話の当番',
        detail: { act: 'yes' } as never,
        body: 'できます',
      }),
      source('note', '2026-02-14T10:00+09:00', { ...company, body: '助かって\nいます' }),
      source('reply', '2026-02-15T10:00+09:00'),
      source('concern', '2025-12-01T10:00+09:00', { title: '通勤', dueOn: '2026-03-04' }),
      source('goal', '2025-06-01T10:00+09:00', { body: '声をかけられる' }),
    ]),
  ).toEqual([
    'goal 声をかけられる',
    'done 2月10日 面談（対面）（小林さん・40分）　眠れている',
    'share 2月11日 異動：話しました。',
    'result 2月12日 「朝がつらい」が落ち着きました。話しました。',
    'effort 2月13日 「電話の当番」について、みどり物流：「できます」',
    'effort 2月14日 みどり物流：「助かって います」',
    'next また来月',
    'next 3月4日までに、「通勤」に対応します。',
  ]);
});

test('every line names what it came from, and has a key of its own', () => {
  const both = source('concern', '2026-02-03T10:00+09:00', { dueOn: '2026-02-20' });
  const step = source('step', '2026-02-04T10:00+09:00', { threadId: both.id, detail: { act: 'felt' } as never });
  const lines = draftOf([both, step], '2026-02', '小林');
  expect(lines.map(({ key, sources }) => [key, sources])).toEqual([
    [both.id, [both.id]],
    [step.id, [step.id, both.id]],
    [dueKey(both.id), [both.id]],
  ]);
});

test('the paper: tagged, its headings and lines, in easy Japanese too, quick', async () => {
  test.skip(spawnSync('pdfinfo', ['-v']).error !== undefined, 'poppler is not installed');
  const lines = ['done', 'next'].map((field, at) => ({
    key: `${at}`,
    field,
    words: `#panic("x") 面談${at}`,
    sources: [],
    held: false,
  }));
  const report = {
    month: '2026-02',
    sentAt: new Date('2026-02-27T17:00+09:00'),
    authorName: '高橋',
    party: '',
    partyKind: 'supported_person',
    reason: '',
  };
  const ui = makeUi(readSettings({ locale: 'ja-easy' }));
  const of = (furigana: 'none' | 'all') =>
    reportDocument(ui, {
      report: { ...report, lines } as unknown as Report,
      personName: '小林 翔太',
      agency: 'あかつき',
      furigana,
    });
  const pdf = await makePdf(of('none'));
  const poppler = (tool: string, ...args: string[]) => spawnSync(tool, args, { input: Buffer.from(pdf) }).stdout.toString();
  expect(poppler('pdfinfo', '-')).toMatch(/Tagged:\s+yes/);
  const tags = poppler('pdfinfo', '-struct-text', '-');
  for (const tag of ['H1', 'H2', 'LI']) expect(tags).toContain(tag);
  const text = poppler('pdftotext', '-', '-').replace(/\s/g, '');
  for (const words of ['支援員がしたこと', 'これからすること', '#panic("x")面談0'])
    expect(text).toContain(words.replace(/\s/g, ''));
  expect((await makePdf(of('all'))).length).toBeGreaterThan(pdf.length);
});
