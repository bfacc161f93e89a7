import { read, utils } from '@e965/xlsx';
import { expect, test } from '@playwright/test';
import { NotFound, type Tx } from '@/db/client';
import { seedDemo } from '@/db/seed/demo';
import { demoId } from '@/db/seed/world/rows';
import { freshDatabase, type TestDatabase } from '@/db/testing';
import { makeUi } from '@/lib/i18n/ui';
import { exportFile } from './file';
import { columnsOf, csvOf, harmless } from './model';
import { listExported, listExportedCases, listFreshSessions } from './queries';

// The demo's records of a month, as files that another library reads.
const caseId = demoId('case', 'shota');
let db: TestDatabase;
test.beforeAll(async () => {
  db = await freshDatabase();
  await seedDemo(db.owner, '2026-11-22');
});
test.afterAll(() => db.drop());
const as = <T>(who: string, work: (tx: Tx) => Promise<T>) => db.asPerson(demoId('person', who), work);
/** A sheet as another library reads it. */
const linesIn = (bytes: ArrayBuffer): string[][] => {
  const book = read(new Uint8Array(bytes));
  return utils.sheet_to_json<string[]>(book.Sheets[book.SheetNames[0]!]!, { header: 1, defval: '' });
};
const monthOf = async (tx: Tx, of: Parameters<typeof listExportedCases>[1]) =>
  listExported(tx, await listExportedCases(tx, of), '2026-10');
const ui = makeUi({ locale: 'ja', furigana: 'none', textSize: 'm', font: 'ud', contrast: 'standard', motion: 'system' });

test('a case’s month, for its support team; nobody else’s', async () => {
  const rows = await as('takahashi', (tx) => monthOf(tx, { caseId }));
  expect(rows.length).toBeGreaterThan(0);
  expect(new Set(rows.map((row) => row.caseId))).toEqual(new Set([caseId]));
  for (const who of ['shota', 'miyazaki', 'kazuko'])
    await expect(
      as(who, (tx) => monthOf(tx, { caseId })),
      who,
    ).rejects.toThrow(NotFound);
});

test('an agency’s month, for its managers, and who took it along', async () => {
  const [agency] = await db.owner`select agency_id as id from app.case where id = ${caseId}`;
  const of = { agencyId: String(agency?.id) };
  expect(await as('takahashi', (tx) => monthOf(tx, of))).toEqual([]);
  const rows = await as('onishi', (tx) => monthOf(tx, of));
  const cases = new Set(rows.map((row) => row.caseId));
  expect(cases.size).toBeGreaterThan(3);
  // Written with each part that is sent, for each of its cases.
  const ids = await as('onishi', (tx) => listExportedCases(tx, of));
  const lines = linesIn(
    await exportFile(ui, (work) => as('onishi', work), ids, {
      form: 'achievement',
      format: 'xlsx',
      month: '2026-10',
    }).arrayBuffer(),
  );
  expect(lines).toHaveLength(rows.length + 1);
  const looks = await db.owner`
    select case_id from app.access_event where kind = 'file' and page = 'contacts' and actor_id = ${demoId('person', 'onishi')}`;
  expect(looks.length).toBe(cases.size);
});

test('only in a session that has just begun', async () => {
  const session = async (minutes: number) => {
    const [made] = await db.owner`
      insert into app.session (id, token_hash, person_id, method, idle_limit, expires_at, created_at)
      values (gen_random_uuid(), sha256(gen_random_uuid()::text::bytea), ${demoId('person', 'takahashi')}, 'test', '1 hour',
        now() + interval '1 hour', now() - make_interval(mins => ${minutes})) returning id`;
    return made?.id;
  };
  await session(16);
  const fresh = await session(14);
  expect(await as('takahashi', listFreshSessions)).toEqual([fresh]);
  expect(await as('onishi', listFreshSessions)).toEqual([]);
});

test('the same table in both formats, with what a 実績記録票 asks for; nothing in it is a formula', async () => {
  // The nastiest words that a record can hold, the paper's number, and the day on which the month's report came.
  const [row] = await as('takahashi', (tx) => monthOf(tx, { caseId }));
  await db.owner`update app.entry set detail = detail || ${db.owner.json({ talked: '=1+1', place: '@SUM(A1)', done: 'a"b,c\nd <&>\u0001', next: '-3' })} where id = ${row!.id}`;
  await db.owner`update app.clock_fact set number = '1300012345' where case_id = ${caseId} and kind = 'certificate'`;
  const make = (form: 'records' | 'achievement', format: 'xlsx' | 'csv') =>
    exportFile(ui, (work) => as('takahashi', work), [caseId], { form, format, month: '2026-10' });
  const [xlsx, csv] = await Promise.all([make('records', 'xlsx').arrayBuffer(), make('records', 'csv').arrayBuffer()]);
  const sheet = read(new Uint8Array(xlsx)).Sheets.Sheet1!;
  expect(Object.values(sheet).some((cell) => typeof cell === 'object' && cell !== null && 'f' in cell)).toBe(false);
  const lines = linesIn(xlsx);
  expect(lines[0]).toEqual(expect.arrayContaining(['利用者', '日付', '始まり', '終わり', '本人の確認']));
  expect(lines[1]).toEqual(expect.arrayContaining(["'=1+1", "'@SUM(A1)", 'a"b,c\nd <&>', "'-3"]));
  const bytes = Buffer.from(csv);
  expect([...bytes.subarray(0, 3)]).toEqual([0xef, 0xbb, 0xbf]);
  const again = read(bytes, { type: 'buffer', raw: true });
  const plain = utils.sheet_to_json<string[]>(again.Sheets[again.SheetNames[0]!]!, { header: 1, defval: '', raw: true });
  expect(plain.map((line) => line.map((cell) => cell.replace('\u0001', '')))).toEqual(lines);
  expect(make('records', 'csv').headers.get('content-disposition')).toBe('attachment; filename="records-2026-10.csv"');
  const [first] = linesIn(await make('achievement', 'xlsx').arrayBuffer()).slice(1);
  expect(first![columnsOf.achievement.indexOf('certificate')]).toBe('1300012345');
  expect(first![columnsOf.achievement.indexOf('report_day')]).toMatch(/^2026-10-\d\d$/);
});

test('words that begin like a formula', () => {
  for (const words of ['=1', '+1', '-1', '@x', '\tx', '\rx', '＝1']) expect(harmless(words)).toBe(`'${words}`);
  for (const words of ['1', 'a=b', '', ' =1', '「=」']) expect(harmless(words)).toBe(words);
  expect(csvOf([['a', 'b"c']])).toBe('\ufeff"a","b""c"\r\n');
});
