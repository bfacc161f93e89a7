import { expect, test } from '@playwright/test';
import type { Tx } from './connection';
import { seedDemo } from './seed/demo';
import { people, stories } from './seed/world/index';
import { demoId } from './seed/world/rows';
import { freshDatabase, type TestDatabase } from './testing';

let db: TestDatabase;
const today = '2026-11-22';
const person = (key: string) => demoId('person', key);
const theCase = (key: string) => demoId('case', key);

test.describe.configure({ mode: 'serial' });
test.beforeAll(async () => {
  db = await freshDatabase();
  expect(await seedDemo(db.owner, today)).toBe(true);
});
test.afterAll(() => db.drop());

/** Of the entries those that the stories tell, not the meetings, plans and reports (db/seed/world/meetings.ts, plans.ts, reports.ts). */
const storiesTell = (tx: Tx) => tx`
  not exists (select from app.meeting m where m.entry_id = coalesce(entry.thread_id, entry.id))
  and kind not in ('report', 'plan', 'plan_part', 'goal', 'plan_step', 'progress')`;

/** How many entries of a case a person reads, all or of one category. */
const reads = (who: string, of: string, category?: string) =>
  db.asPerson(person(who), async (tx) => {
    const [found] = await tx`
      select count(*)::int as entries from app.entry
       where case_id = ${theCase(of)} and ${storiesTell(tx)} ${category ? tx`and category = ${category}` : tx``}`;
    return found!.entries as number;
  });

test('is put in once, whole', async () => {
  expect(await seedDemo(db.owner, today)).toBe(false);
  const [found] = await db.owner`
    select (select count(*)::int from app.entry where ${storiesTell(db.owner)}) as entries, (select count(*)::int from app.meeting) as meetings, (select count(*)::int from app.case) as cases,
           (select demo from app.instance) as demo, (select max(occurred_at) < ${`${today}T00:00:00+09:00`} from app.entry) as past`;
  // Beside what is told: support that was long over, one of them erased (db/seed/world/long-over.ts).
  expect(found).toEqual({
    entries: stories.flatMap((s) => s.entries).length + 2,
    meetings: 8,
    cases: stories.length + 2,
    demo: true,
    past: true,
  });
});

test('offers its people on the sign-in page', async () => {
  const offered = await db.app`select name, note from app.demo_people()`;
  expect(offered.length).toBe(people.filter((p) => p.demoSignIn).length);
  expect(new Set(offered.map((p) => p.note.side))).toEqual(
    new Set(['supported_person', 'family', 'employer', 'support_team', 'partner']),
  );
});

test('an entry says who wrote it, with their title', async () => {
  const [without] = await db.owner`
    select count(*)::int as n from app.entry where author_name = '' or (author_title = '' and author_kind <> 'supported_person')`;
  expect(without!.n).toBe(0);
});

test('the supported person reads what is for them, in both agencies', async () => {
  for (const story of stories) {
    expect(await reads(story.person, story.key)).toBe(
      story.entries.filter((e) => e.to.includes('me') || e.by === story.person).length,
    );
  }
});

test('unpaid hours and harsh words never reach the employer or the family', async () => {
  expect(await reads('mei', 'mei', 'safety')).toBeGreaterThan(8);
  expect(await reads('hirano', 'mei', 'safety')).toBeGreaterThan(10);
  expect(await reads('wada', 'mei', 'safety')).toBe(0);
  expect(await reads('kiyo', 'mei', 'safety')).toBe(0);
  expect(await reads('wada', 'mei')).toBeGreaterThan(10);
});

test('a consent taken back closes the whole case to the employer, but for their own words', async () => {
  const own = stories.find((s) => s.key === 'kazuya')!.entries.filter((e) => e.by === 'nakayama').length;
  expect(await reads('nakayama', 'kazuya')).toBe(own);
});

test('the employer of the job before reads nothing, the next one starts from zero', async () => {
  expect(await reads('sakamoto', 'takumi')).toBe(0);
  const [earliest] = await db.asPerson(person('fukuda'), (tx) => tx`select min(occurred_at) as at from app.entry`);
  const [hired] = await db.owner`select valid_from from app.party where id = ${demoId('case', 'takumi', 'party', 'hospital')}`;
  expect(earliest!.at >= hired!.validFrom).toBe(true);
});

test('a worker does not read what is about them; the colleague who was asked does', async () => {
  const titles = async (who: string) =>
    (await db.asPerson(person(who), (tx) => tx`select title from app.entry where case_id = ${theCase('sora')}`)).map(
      (e) => e.title,
    );
  expect(await titles('ishida')).toContain('ビデオ通話のこと');
  expect(await titles('nakajima')).not.toContain('ビデオ通話のこと');
});

test('the workers who left, and another agency, read nothing', async () => {
  expect(await reads('inoue', 'aoi')).toBe(0);
  expect(await reads('sasaki', 'yuto-honmachi')).toBe(0);
  expect(await reads('ueda', 'shota')).toBe(0);
  expect(await reads('hirano', 'shota')).toBe(0);
});

test('everybody on the sign-in page finds something to read', async () => {
  for (const p of people.filter((x) => x.demoSignIn)) {
    const [found] = await db.asPerson(person(p.key), (tx) => tx`select count(*)::int as n from app.entry`);
    expect(found!.n, p.key).toBeGreaterThanOrEqual(5);
  }
});
