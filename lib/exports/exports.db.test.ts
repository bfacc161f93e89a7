import { read, utils } from '@e965/xlsx';
import { expect, test } from '@playwright/test';
import { NotFound, type Tx } from '@/db/client';
import { seedDemo } from '@/db/seed/demo';
import { demoId } from '@/db/seed/world/rows';
import { freshDatabase, type TestDatabase } from '@/db/testing';
import { makeUi } from '@/lib/i18n/ui';
import { recordExport } from './commands';
import { exportFile } from './file';
import { csvOf, harmless, tableOf } from './model';
import { listExported, listFreshSessions } from './queries';

// The demo's records of a month, as files that another library reads.
const caseId = demoId('case', 'shota');
let db: TestDatabase;
test.beforeAll(async () => {
  db = await freshDatabase();
  await seedDemo(db.owner, '2026-11-22');
});
test.afterAll(() => db.drop());
const as = <T>(who: string, work: (tx: Tx) => Promise<T>) => db.asPerson(demoId('person', who), work);
const ui = makeUi({ locale: 'ja', furigana: 'none', textSize: 'm', font: 'ud', contrast: 'standard', motion: 'system' });

test('a case’s month, for its support team; nobody else’s', async () => {
  const rows = await as('takahashi', (tx) => listExported(tx, { caseId }, '2026-10'));
  expect(rows.length).toBeGreaterThan(0);
  expect(new Set(rows.map((row) => row.caseId))).toEqual(new Set([caseId]));
  for (const who of ['shota', 'miyazaki', 'kazuko'])
    await expect(
      as(who, (tx) => listExported(tx, { caseId }, '2026-10')),
      who,
    ).rejects.toThrow(NotFound);
});

test('an agency’s month, for its managers, and who took it along', async () => {
  const [agency] = await db.owner`select agency_id as id from app.case where id = ${caseId}`;
  const of = { agencyId: String(agency?.id) };
  expect(await as('takahashi', (tx) => listExported(tx, of, '2026-10'))).toEqual([]);
  const rows = await as('onishi', async (tx) => {
    const found = await listExported(tx, of, '2026-10');
    await recordExport(tx, found);
    return found;
  });
  const cases = new Set(rows.map((row) => row.caseId));
  expect(cases.size).toBeGreaterThan(3);
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

test('the same table in both formats; nothing in it is a formula', async () => {
  const [row] = await as('takahashi', (tx) => listExported(tx, { caseId }, '2026-10'));
  const nasty = { ...row!, talked: '=1+1', place: '@SUM(A1)', done: 'a"b,c\nd', next: '-3' };
  const [xlsx, csv] = await Promise.all(
    (['xlsx', 'csv'] as const).map((format) => exportFile(ui, [nasty], { form: 'records', format, month: '2026-10' })),
  );
  const book = read(new Uint8Array(await xlsx!.arrayBuffer()));
  const sheet = book.Sheets[book.SheetNames[0]!]!;
  const lines = utils.sheet_to_json<string[]>(sheet, { header: 1, defval: '' });
  expect(lines[0]).toEqual(expect.arrayContaining(['利用者', '日付', '始まり', '終わり', '本人の確認']));
  expect(lines[1]).toEqual(expect.arrayContaining(["'=1+1", "'@SUM(A1)", 'a"b,c\nd', "'-3"]));
  expect(Object.values(sheet).some((cell) => typeof cell === 'object' && cell !== null && 'f' in cell)).toBe(false);
  const bytes = Buffer.from(await csv!.arrayBuffer());
  expect([...bytes.subarray(0, 3)]).toEqual([0xef, 0xbb, 0xbf]);
  const again = read(bytes, { type: 'buffer', raw: true });
  expect(utils.sheet_to_json<string[]>(again.Sheets[again.SheetNames[0]!]!, { header: 1, defval: '', raw: true })[1]).toEqual(
    lines[1],
  );
  expect(csv!.headers.get('content-disposition')).toBe('attachment; filename="records-2026-10.csv"');
});

test('words that begin like a formula', () => {
  for (const words of ['=1', '+1', '-1', '@x', '\tx', '\rx', '＝1']) expect(harmless(words)).toBe(`'${words}`);
  for (const words of ['1', 'a=b', '', ' =1', '「=」']) expect(harmless(words)).toBe(words);
  expect(csvOf([['a', 'b"c']])).toBe('\ufeff"a","b""c"\r\n');
  expect(tableOf('achievement', [], (column) => column)).toEqual([expect.arrayContaining(['person', 'day', 'from', 'to'])]);
});
