import { expect, test } from '@playwright/test';
import fc from 'fast-check';
import { findEntries } from '@/lib/timeline/queries';
import { canSee, type World } from './oracle';
import { insertWorld, worlds } from './random-world';
import { freshDatabase, type TestDatabase } from './testing';

/** Search and the digest look with their own rights and ask the rule themselves: held against the sentence for everybody. */

const seed = Number(process.env.NAKADACHI_SEED ?? Date.now() % 2 ** 31);

let db: TestDatabase;
let world: World;
test.beforeAll(async () => {
  db = await freshDatabase();
  const [made] = fc.sample(worlds({ people: 25, agencies: 2, cases: 4, entries: 1500 }, 'full'), { seed, numRuns: 1 });
  if (!made) throw new Error('no world');
  world = made;
  await insertWorld(db.owner, world);
  // Every entry holds a frequent word; every tenth a rarer one; the oldest of each case one that only the index reaches. In some
  // cases much is written, in others little.
  await db.owner`
    with placed as (select id, row_number() over (partition by case_id order by id) as place,
                           count(*) over (partition by case_id) as of_case, dense_rank() over (order by case_id) as pace from app.entry)
    update app.entry e
       set occurred_at = now() - placed.place * placed.pace * interval '1 hour',
           body = 'きょうは騒音がありました' || case when placed.place % 10 = 0 then '。ｷｭｳｹｲ室' else '' end
                  || case when placed.place = placed.of_case then '。補聴器100%' else '' end
      from placed where placed.id = e.id`;
  await db.owner`insert into app.concern (entry_id, case_id, worry, status)
    select id, case_id, 'unsure', case when random() < 0.5 then 'new' else 'settled' end::app.concern_status from app.entry where thread_id is null`;
});
test.afterAll(async () => db.drop());

const found = (person: string, words: string) =>
  db.asPerson(person, async (tx) =>
    (
      await tx<{ id: string }[]>`
      select entry_id as id from app.search(${words}, array(select id from app.case), 5000)`
    )
      .map((row) => row.id)
      .sort(),
  );

for (const [what, words, holds] of [
  ['a frequent word', '騒音', () => true],
  ['half-width katakana for hiragana', 'きゅうけい室', (body: string) => body.includes('室')],
  ['a rare word, with a sign that SQL takes for a joker', '100%', (body: string) => body.includes('%')],
  ['two words', '騒音 補聴', (body: string) => body.includes('補')],
  ['one character', '補', (body: string) => body.includes('補')],
] as const) {
  test(`search for ${what} finds what the person may read, and nothing else`, async () => {
    const bodies = new Map(
      (await db.owner`select id, body from app.entry`).map((row) => [row.id as string, row.body as string]),
    );
    const now = new Date();
    for (const person of world.people) {
      const expected = world.entries
        .filter((entry) => holds(bodies.get(entry.id) ?? '') && canSee(world, person, entry, now))
        .map((entry) => entry.id)
        .sort();
      expect(await found(person, words), `seed ${seed}, person ${person}`).toEqual(expected);
    }
  });
}

test('so many are shown, whether there are more is told, and what was not shown was not looked at', async () => {
  const person = world.people.find((who) => world.entries.filter((entry) => canSee(world, who, entry, new Date())).length > 50);
  if (!person) throw new Error(`seed ${seed}: nobody reads so much`);
  await db.owner`insert into app.draft (person_id, key, data) values (${person}, 'search:all', ${db.owner.json({ words: '騒音' })})`;
  const looks = async () =>
    db.owner<{ id: string; entryIds: string[] }[]>`
      select id, entry_ids from app.access_event where actor_id = ${person} and page = 'search' order by id`;
  const own = await db.owner`select id from app.case where person_id = ${person}`;
  const all = await db.asPerson(person, (tx) => findEntries(tx, 'all', 'search:all', 5000));
  expect(all.more).toBe(false);
  for (const size of [20, all.rows.length - 1, all.rows.length]) {
    const before = (await looks()).length;
    const { rows, more } = await db.asPerson(person, (tx) => findEntries(tx, 'all', 'search:all', size));
    expect(rows.map(({ id }) => id)).toEqual(all.rows.slice(0, size).map(({ id }) => id));
    expect(more).toBe(size < all.rows.length);
    const shown = rows.filter(({ caseId }) => !own.some(({ id }) => id === caseId)).map(({ id }) => id);
    const looked = (await looks()).slice(before).flatMap(({ entryIds }) => entryIds);
    expect(looked.sort()).toEqual(shown.sort());
  }
});

test('however many are wanted, they are the newest: met at the first steps back, at further ones, or by the index', async () => {
  const order = await db.owner<
    { id: string; body: string }[]
  >`select id, body from app.entry order by occurred_at desc, id desc`;
  const entries = new Map(world.entries.map((entry) => [entry.id, entry]));
  const now = new Date();
  for (const person of world.people) {
    const readable = order.filter(({ id }) => canSee(world, person, entries.get(id) as World['entries'][number], now));
    for (const [words, holds] of [
      ['騒音', '騒音'],
      ['きゅうけい室', 'ｷｭｳｹｲ室'],
    ] as const) {
      const expected = readable.filter(({ body }) => body.includes(holds)).map(({ id }) => id);
      for (const newest of [1, 20, 150, 400, 1500]) {
        const found = await db.asPerson(person, (tx) => tx`select entry_id from app.search(${words}, null, ${newest})`);
        expect(
          found.map(({ entryId }) => entryId),
          `seed ${seed}, person ${person}, ${newest} of ${words}`,
        ).toEqual(expected.slice(0, newest));
      }
    }
  }
});

test('what a search shows of an entry is what the person sees of it without; no cases named are all of theirs', async () => {
  let shown = 0;
  for (const person of world.people) {
    const [found, seen, all] = await db.asPerson(person, (tx) =>
      Promise.all([
        tx<
          { json: string }[]
        >`select row_to_json(f)::text as json from app.search('騒音', array(select id from app.case), 60) f`,
        tx<{ json: string }[]>`
          select row_to_json(f)::text as json
            from (select e.id as entry_id, e.occurred_at, e.case_id, e.thread_id, e.kind, e.category, e.audience, e.author_kind, e.author_name,
                         e.author_reading, e.author_title, e.on_behalf_label, e.title, left(e.body, 300) as excerpt, e.detail, c.status
                    from app.entry e left join app.concern c on c.entry_id = e.id
                   where e.body like '%騒音%' order by e.occurred_at desc, e.id desc limit 60) f`,
        tx<{ json: string }[]>`select row_to_json(f)::text as json from app.search('騒音', null, 60) f`,
      ]),
    );
    expect(found, `seed ${seed}, person ${person}`).toEqual(seen);
    expect(all).toEqual(found);
    shown += found.length;
  }
  expect(shown).toBeGreaterThan(0);
});

test('whom to turn to is what the person could look up themselves', async () => {
  let desks = 0;
  for (const person of world.people) {
    const [found, seen] = await db.asPerson(person, (tx) =>
      Promise.all([
        tx`select * from app.my_desk()`,
        tx`select g.name as agency, g.phone, g.hours, p.case_id, p.kind
             from app.party p join app.case k on k.id = p.case_id join app.agency g on g.id = k.agency_id
            where p.id = any (app.my_party_ids())
            order by p.kind <> 'supported_person', p.valid_from desc, p.id limit 1`,
      ]),
    );
    expect([...found], `seed ${seed}, person ${person}`).toEqual([...seen]);
    desks += found.length;
  }
  expect(desks).toBeGreaterThan(0);
});

test("search in a case of other people finds nothing, in one of one's own it does", async () => {
  const now = new Date();
  for (const person of world.people) {
    const cases = await db.asPerson(person, async (tx) => (await tx`select id from app.case`).map((row) => row.id as string));
    for (const one of world.cases) {
      const hits = await db.asPerson(person, (tx) => tx`select entry_id from app.search('騒音', array[${one.id}]::uuid[], 10)`);
      const readable = world.entries.some((entry) => entry.case === one.id && canSee(world, person, entry, now));
      expect(hits.length > 0, `seed ${seed}`).toBe(readable && cases.includes(one.id));
    }
  }
});

test('the digest counts what the person may read, and nothing else', async () => {
  const now = new Date();
  const open = new Set(
    (await db.owner`select entry_id as id from app.concern where status <> 'settled'`).map((row) => row.id as string),
  );
  const order = (await db.owner<{ id: string }[]>`select id from app.entry order by occurred_at desc, id desc`).map(
    (row) => row.id,
  );
  // Who is named by an entry, whatever else keeps it from them: the sentence, in a world where everything is consented to.
  const from = new Date(0);
  const consents = world.parties.map(({ id }) => ({ id, party: id, category: 'any', from, to: null, withdrawn: false }));
  const consented = { ...world, consents };
  const names = (person: string, entry: World['entries'][number]) =>
    entry.author === person ||
    canSee(consented, person, { ...entry, category: 'any', about: [], undone: false, restricted: false }, now);
  for (const person of world.people) {
    const [digest, cases] = await db.asPerson(person, (tx) =>
      Promise.all([
        tx<{ caseId: string; name: string; sides: string[]; openConcerns: number; unread: number }[]>`
          select case_id, name, sides::text[], open_concerns, unread from app.digest() order by case_id`,
        tx`
          select k.id as case_id, n.name, array(select p.kind::text from app.party p
                   where p.case_id = k.id and p.id = any (app.my_party_ids()) order by p.kind) as sides
            from app.case k join app.person n on n.id = k.person_id
           where k.ended_on is null or k.ended_on > current_date - 365 order by k.id`,
      ]),
    );
    // It looks with its own rights: the names are those that the person sees without it.
    expect(digest.map(({ caseId, name, sides }) => ({ caseId, name, sides: sides.toSorted() }))).toEqual(
      cases.map(({ sides, ...one }) => ({ ...one, sides: sides.toSorted() })),
    );
    for (const line of digest) {
      const readable = world.entries.filter((entry) => entry.case === line.caseId && canSee(world, person, entry, now));
      expect(line.openConcerns, `seed ${seed}`).toBe(readable.filter((entry) => open.has(entry.id)).length);
      const named = world.entries.filter((entry) => entry.case === line.caseId && names(person, entry));
      const newest = named.toSorted((a, b) => order.indexOf(a.id) - order.indexOf(b.id)).slice(0, 10);
      expect(line.unread, `seed ${seed}`).toBe(
        newest.filter((entry) => entry.author !== person && readable.includes(entry)).length,
      );
    }
  }
});
