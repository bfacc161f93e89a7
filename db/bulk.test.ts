import { expect, test } from '@playwright/test';
import { BulkThere, bulkId, seedBulk } from './seed/bulk/seed-bulk';
import { freshDatabase, type TestDatabase } from './testing';

const wanted = { cases: 80, entries: 16_000, today: '2026-11-22' };
let db: TestDatabase;
let before: unknown;

const upkeepOf = (of: TestDatabase) => of.owner`
  select pg_get_indexdef(indexrelid) as definition from pg_index where indrelid = 'app.entry'::regclass
  union all select conname || ' ' || pg_get_constraintdef(oid) from pg_constraint where conrelid = 'app.entry'::regclass
  union all select tgname || ' ' || tgenabled::text from pg_trigger where tgrelid = 'app.entry'::regclass and not tgisinternal
  order by 1`;

test.describe.configure({ mode: 'serial' });
test.beforeAll(async () => {
  db = await freshDatabase();
  before = await upkeepOf(db);
  expect((await seedBulk(db.owner, wanted)).entries).toBe(16_000);
});
test.afterAll(() => db.drop());

test('leaves the table as it was, and is made once', async () => {
  expect(await upkeepOf(db)).toEqual(before);
  await expect(seedBulk(db.owner, wanted)).rejects.toThrow(BulkThere);
});

test('is the same each time', async () => {
  const other = await freshDatabase();
  try {
    await seedBulk(other.owner, wanted);
    const sumOf = async (of: TestDatabase) => {
      const [sum] = await of.owner`
        select md5(string_agg(e::text, '' order by e.id)) as entries, (select md5(string_agg(c::text, '' order by c.entry_id)) from app.concern c) as concerns from app.entry e`;
      return sum;
    };
    expect(await sumOf(other)).toEqual(await sumOf(db));
  } finally {
    await other.drop();
  }
});

test('every entry is one that could have been written under the rules', async () => {
  const [wrong] = await db.owner`
    select count(*) filter (where not e.author_party_id = any (e.audience))::int as outside,
           count(*) filter (where not exists (select from app.member m where m.party_id = e.author_party_id and m.person_id = e.author_id and m.valid_from <= e.created_at))::int as strangers,
           count(*) filter (where e.author_kind <> p.kind or e.author_name <> n.name or e.author_reading <> n.reading or e.author_title = '')::int as misnamed,
           count(*) filter (where e.thread_id is not null and not exists (
             select from app.entry r where r.id = e.thread_id and r.kind = 'concern' and e.audience <@ r.audience and r.category = e.category and r.occurred_at < e.occurred_at))::int as astray,
           count(*) filter (where e.author_kind in ('family', 'employer', 'partner') and exists (
             select from app.party q where q.id = any (e.audience) and q.id <> e.author_party_id and q.kind not in ('supported_person', 'support_team')))::int as unaddressable,
           count(*) filter (where exists (
             select from app.party q where q.id = any (e.audience) and q.kind not in ('supported_person', 'support_team')
                and not exists (select from app.consent c where c.party_id = q.id and c.category = e.category)))::int as unconsented,
           count(*) filter (where e.folded <> app.fold(e.title || ' ' || e.body) or e.grams <> app.pairs(e.folded))::int as unsearchable,
           count(*) filter (where e.occurred_at >= ${`${wanted.today}T00:00:00+09:00`})::int as future
      from app.entry e join app.party p on p.id = e.author_party_id join app.person n on n.id = e.author_id`;
  expect(wrong).toEqual({
    outside: 0,
    strangers: 0,
    misnamed: 0,
    astray: 0,
    unaddressable: 0,
    unconsented: 0,
    unsearchable: 0,
    future: 0,
  });
  const [concerns] = await db.owner`
    select (select count(*)::int from app.entry where kind = 'concern') as entries, count(*)::int as all, count(*) filter (where status <> 'settled')::int as open from app.concern`;
  expect(concerns!.all).toBe(concerns!.entries);
  expect(concerns!.open).toBe(160);
});

test('a common word is in one entry of five, a rare one in a thousandth; texts are about 70 characters long', async () => {
  const [words] = await db.owner`
    select avg((folded like '%騒音%')::int)::float as common, avg((folded like '%補聴器%')::int)::float as rare, avg(length(body))::float as length from app.entry`;
  expect(words!.common).toBeGreaterThan(0.19);
  expect(words!.common).toBeLessThan(0.21);
  expect(words!.rare).toBeCloseTo(0.001, 4);
  expect(words!.length).toBeGreaterThan(62);
  expect(words!.length).toBeLessThan(80);
});

test('a worker has 40 cases; an HR person of 40 cases reads about 70 in a hundred', async () => {
  const seen = (id: string) =>
    db.asPerson(
      id,
      async (tx) => (await tx`select count(*)::int as entries, count(distinct case_id)::int as cases from app.entry`)[0],
    );
  const worker = await seen(bulkId('worker', 1));
  expect(worker).toEqual({ entries: 8000, cases: 40 });
  const hr = await seen(bulkId('employer', 1));
  expect(hr!.cases).toBe(40);
  expect(hr!.entries / 8000).toBeGreaterThan(0.66);
  expect(hr!.entries / 8000).toBeLessThan(0.74);
  expect((await seen(bulkId('manager', 1)))!.cases).toBe(80);
  expect((await seen(bulkId('person', 7)))!.cases).toBe(1);
});
