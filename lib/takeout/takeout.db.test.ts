import { CFB } from '@e965/xlsx';
import { expect, test } from '@playwright/test';
import fc from 'fast-check';
import { asActor } from '@/db/client';
import { canSee } from '@/db/oracle';
import { insertWorld, worlds } from '@/db/random-world';
import { seedDemo } from '@/db/seed/demo';
import { demoId } from '@/db/seed/world/rows';
import { freshDatabase, type TestDatabase } from '@/db/testing';
import { makeUi } from '@/lib/i18n/ui';
import { recordTakeout } from './commands';
import { piecesOf } from './pieces';
import { zipStream } from './zip';

// All that is somebody's own, taken along: whole, and nothing else.
let db: TestDatabase;
test.beforeAll(async () => {
  db = await freshDatabase();
  await seedDemo(db.owner, '2026-11-22');
});
test.afterAll(() => db.drop());
const ui = makeUi({ locale: 'ja', furigana: 'none', textSize: 'm', font: 'ud', contrast: 'standard', motion: 'system' });
const pieces = (personId: string) => piecesOf(ui, (work) => asActor({ personId }, work, { from: db.pool }));

/** The files of somebody's archive, read by another library than the one that wrote it. */
async function archive(personId: string): Promise<Map<string, Buffer>> {
  const bytes = Buffer.from(await new Response(zipStream(pieces(personId))).arrayBuffer());
  const { FullPaths, FileIndex } = CFB.read(bytes, { type: 'buffer' }) as {
    FullPaths: string[];
    FileIndex: { content?: number[] }[];
  };
  return new Map(
    FullPaths.map((path, at) => [path.replace(/^Root Entry\//, ''), Buffer.from(FileIndex[at]?.content ?? [])] as const).filter(
      ([path]) => !path.endsWith('/'),
    ),
  );
}

test('every text that its person may see of their own cases, and no other', async () => {
  const compared = fc.asyncProperty(worlds({ people: 6, agencies: 2, cases: 2, entries: 60 }, 'full'), async (world) => {
    await insertWorld(db.owner, world);
    await db.owner`update app.entry set body = 'CANARY' || id where case_id = any (${world.cases.map(({ id }) => id)}::uuid[])`;
    for (const person of new Set(world.cases.map((one) => one.person))) {
      // Those of the cases in which they are the supported person: of others they take nothing along.
      const own = world.cases.filter((one) => one.person === person).map(({ id }) => id);
      const may = world.entries.filter((entry) => own.includes(entry.case) && canSee(world, person, entry, new Date()));
      let all = '';
      for await (const { parts } of pieces(person)) for await (const part of parts) all += part;
      const found = new Set([...all.matchAll(/CANARY([0-9a-f-]{36})/g)].map(([, id]) => id));
      expect([...found].sort()).toEqual(may.map(({ id }) => id).sort());
    }
  });
  await fc.assert(compared, { numRuns: 1, endOnFailure: true });
});

test('of the demo’s people: what it holds is there to read, says what is what, and was written down', async () => {
  const shota = demoId('person', 'shota');
  const files = await archive(shota);
  const names = [...files.keys()];
  expect(names).toEqual(
    expect.arrayContaining([
      'README.txt',
      'case-1/timeline.csv',
      'case-1/consents.pdf',
      'case-1/data/entry.json',
      'me/data/account.json',
    ]),
  );
  expect(names.some((name) => /plan-\d+\.pdf$/.test(name)) && names.some((name) => /report-\d{4}-\d\d\.pdf$/.test(name))).toBe(
    true,
  );
  const readme = files.get('README.txt')?.toString() ?? '';
  for (const said of ['timeline.csv', 'plan-', 'report-', 'data', 'case-1']) expect(readme).toContain(said);
  for (const [name, bytes] of files) {
    if (name.endsWith('.pdf')) expect(bytes.subarray(0, 5).toString(), name).toBe('%PDF-');
    if (name.endsWith('.json')) expect(JSON.parse(bytes.toString()).length, name).toBeGreaterThan(0);
  }
  const rows = JSON.parse(files.get('case-1/data/entry.json')!.toString()) as { id: string; case_id: string }[];
  const seen = await db.asPerson(
    shota,
    (tx) => tx`select id from app.entry where case_id = ${demoId('case', 'shota')} order by id`,
  );
  expect(rows.map(({ id }) => id)).toEqual(seen.map(({ id }) => id));
  expect(rows[0]).toMatchObject({ case_id: demoId('case', 'shota') });
  expect(files.get('case-1/timeline.csv')!.toString().split('\r\n').length).toBeGreaterThan(seen.length / 2);

  await db.asPerson(shota, recordTakeout);
  const looks = await db.asPerson(shota, (tx) => tx`select actor_id from app.access_event where page = 'takeout'`);
  expect(looks.map(({ actorId }) => actorId)).toEqual([shota]);
});

test('whoever is nobody’s supported person takes nothing of anybody along; who was, still all of theirs', async () => {
  const names = async (who: string) => [...(await archive(demoId('person', who))).keys()];
  for (const who of ['takahashi', 'kazuko'])
    expect(
      (await names(who)).filter((name) => name.startsWith('case-')),
      who,
    ).toEqual([]);
  // The support is over, and the agency closed for good.
  const [k] = await db.owner`select k.id, k.agency_id, k.person_id from app.case k where k.ended_on < '2026-11-22' limit 1`;
  await db.owner`update app.agency set disabled_at = now() where id = ${k!.agencyId}`;
  const after = await archive(k!.personId);
  expect([...after.keys()]).toEqual(expect.arrayContaining(['case-1/timeline.csv', 'case-1/data/entry.json']));
  await db.owner`update app.agency set disabled_at = null where id = ${k!.agencyId}`;
});
