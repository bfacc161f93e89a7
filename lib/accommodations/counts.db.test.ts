import { expect, test } from '@playwright/test';
import { connect, type Tx } from '@/db/connection';
import { everybody, idOf, insertOneCase, type Persona } from '@/db/one-case';
import { seedDemo } from '@/db/seed/demo';
import { demoId } from '@/db/seed/world/rows';
import { freshDatabase, type TestDatabase } from '@/db/testing';
import { newId } from '@/lib/ids';
import { measures } from './examples';
import { countedUntil } from './model';
import { listAccommodationCounts } from './queries';

/** What an agency's managers are told in numbers: groups of five people and more, and nobody else anything. */

let db: TestDatabase;
let superuser: Tx;
test.beforeAll(async () => {
  db = await freshDatabase();
  superuser = connect(db.superuserUrl, { max: 1 });
  await insertOneCase(db.owner);
});
test.afterAll(async () => {
  await superuser.end();
  await db.drop();
});

const people = (n: number) => Array.from({ length: n }, newId);
type About = { worry?: string; measure?: string; stage?: string; agency?: 'here' | 'there'; now?: boolean };

/** Cases of these people, each with an asking. Only what is counted: there are no words, and no keys are followed. */
const asked = (who: string[], { worry, measure, stage = 'asked', agency = 'here', now = false }: About) =>
  superuser.begin(async (tx) => {
    await tx`set local session_replication_role = replica`;
    for (const person of who) {
      const [theCase, id] = [newId(), newId()];
      await tx`insert into app.case (id, agency_id, person_id, started_on) values (${theCase}, ${idOf(agency)}, ${person}, '2026-01-01')`;
      await tx`insert into app.accommodation (entry_id, case_id, state) values (${id}, ${theCase}, 'draft')`;
      await tx`
        insert into app.tally (accommodation_id, stage, worry, measure, at)
        values (${id}, ${stage}, ${worry ?? null}, ${measure ?? null},
                date_trunc('quarter', app.today()::timestamp) at time zone 'Asia/Tokyo' - ${now ? '0' : '1 second'}::interval)`;
    }
  });
const counts = (who: Persona, agency: 'here' | 'there' = 'here') =>
  db.asPerson(idOf(who), (tx) => listAccommodationCounts(tx, idOf(agency)));
const row = async (key: string) => {
  const found = (await counts('manager')).find((one) => one.key === key);
  return found ? [found.asked, found.agreed, found.works] : 'nothing';
};

for (const [n, shown] of [
  [4, 'nothing'],
  [5, [5, 0, 0]],
  [9, [5, 0, 0]],
  [10, [10, 0, 0]],
] as const)
  test(`${n} people: ${shown}`, async () => {
    const measure = measures[n] ?? '';
    await asked(people(n), { measure });
    expect(await row(measure)).toEqual(shown);
  });

test('the same person twice, in two cases, is one person', async () => {
  const four = people(4);
  await asked([...four, ...four], { worry: 'commute' });
  expect(await row('commute')).toBe('nothing');
  await asked(people(1), { worry: 'commute' });
  expect(await row('commute')).toEqual([5, 0, 0]);
});

test('with how many it was agreed and how many found that it works has the same floor each', async () => {
  const ten = people(10);
  await asked(ten, { worry: 'stress' });
  await asked(ten.slice(0, 6), { worry: 'stress', stage: 'agreed' });
  await asked(ten.slice(0, 4), { worry: 'stress', stage: 'works' });
  expect(await row('stress')).toEqual([10, 5, 0]);
});

test('words that were only prepared are not counted, nor what has come since the quarter began', async () => {
  await asked(people(6), { worry: 'life', stage: 'begun' });
  await asked(people(4), { worry: 'life' });
  await asked(people(6), { worry: 'life', now: true });
  expect(await row('life')).toBe('nothing');
});

test('for the managers of the agency, and for nobody else; a closed agency has none', async () => {
  await asked(people(5), { worry: 'place' });
  await asked(people(5), { worry: 'money', agency: 'there' });
  const managers = ['service', 'manager'];
  for (const who of everybody) {
    const keys = (await counts(who)).map(({ key }) => key);
    if (managers.includes(who)) expect(keys, who).toContain('place');
    else expect(keys, who).toEqual([]);
    expect(keys, who).not.toContain('money');
  }
  expect((await counts('otherManager', 'there')).map(({ key }) => key)).toEqual(['money']);
  await db.owner`update app.agency set disabled_at = now() where id = ${idOf('here')}`;
  try {
    expect(await counts('manager')).toEqual([]);
  } finally {
    await db.owner`update app.agency set disabled_at = null where id = ${idOf('here')}`;
  }
});

test('the database knows the same measures; the last day that is counted ends a quarter', async () => {
  const [known] = await db.owner<{ all: string[] }[]>`select enum_range(null::app.measure)::text[] as all`;
  expect(known?.all).toEqual([...measures]);
  expect(['2026-01-01', '2026-06-30', '2026-11-22'].map((day) => countedUntil(day))).toEqual([
    '2025-12-31',
    '2026-03-31',
    '2026-09-30',
  ]);
});

test('the demo world has something to show: five people who asked for the same', async () => {
  const demo = await freshDatabase();
  try {
    await seedDemo(demo.owner);
    const counted = await demo.asPerson(demoId('person', 'murakami'), (tx) =>
      listAccommodationCounts(tx, demoId('agency', 'honmachi')),
    );
    expect(counted.map(({ key, asked, agreed, works }) => [key, asked, agreed, works])).toEqual([
      ['mistakes', 5, 5, 5],
      ['written', 5, 5, 5],
    ]);
  } finally {
    await demo.drop();
  }
});
