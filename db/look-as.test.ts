import { expect, test } from '@playwright/test';
import { asActor, NotFound, type Tx } from './client';
import { rowsSeen, tablesSeen } from './compare';
import { everybody, idOf, insertOneCase, type Persona } from './one-case';
import { freshDatabase, type TestDatabase } from './testing';

/**
 * Looking as another side does, in every table there is: the supported person is shown what they and a member of that side both see,
 * nobody else may look so, and nothing can be written. db/visibility.test.ts says the same of entries in random worlds.
 */

let db: TestDatabase;
test.beforeAll(async () => {
  db = await freshDatabase();
  await insertOneCase(db.owner);
});
test.afterAll(async () => db.drop());

/** A side, and one of its people. */
const sides = { motherSide: 'mother', fatherSide: 'father', shopSide: 'boss', clinic: 'doctor' } as const;
type Side = keyof typeof sides;

/** What both see and the preview does not show: it is the member's own, not their side's. */
const theirOwn: Record<string, Partial<Record<Side, number>>> = {
  // The doctor reads what she wrote; the clinic is not in its audience.
  entry: { clinic: 1 },
  // The mother is the guardian, not the family.
  guardian: { motherSide: 1 },
};

test('each table shows what the person and the side both see', async () => {
  const rows = (table: string, columns: string[], who: Persona, as?: Side) =>
    rowsSeen(db, table, columns, idOf(who), as && idOf(as));
  let shown = 0;
  for (const [name, columns] of await tablesSeen(db)) {
    const own = await rows(name, columns, 'sora');
    for (const [side, member] of Object.entries(sides) as [Side, Persona][]) {
      const theirs = await rows(name, columns, member);
      const look = await rows(name, columns, 'sora', side);
      const both = [...own].filter((row) => theirs.has(row));
      const what = `${name} as ${side}`;
      expect(
        [...look].filter((row) => !both.includes(row)),
        `${what}: more than both see`,
      ).toEqual([]);
      expect(both.filter((row) => !look.has(row)).length, `${what}: less than both see`).toBe(theirOwn[name]?.[side] ?? 0);
      shown += look.size;
    }
  }
  expect(shown, 'there is something to see').toBeGreaterThan(60);
});

test('what waits is counted as that side may count it', async () => {
  const digest = (side?: string) =>
    db.asPerson(idOf('sora'), (tx) => tx`select case_id, open_concerns, unread from app.digest() order by case_id`, side);
  expect(await digest(idOf('shopSide'))).toEqual([{ caseId: idOf('case'), openConcerns: 0, unread: 0 }]);
  expect(await digest()).toHaveLength(2);
});

test('nobody else, and as no other side', async () => {
  const look = (who: string, side: string) => db.asPerson(idOf(who), (tx) => tx`select id from app.entry`, idOf(side));
  expect((await look('sora', 'shopSide')).length).toBe(1);
  for (const side of ['shopSide', 'motherSide'])
    for (const who of everybody.filter((one) => one !== 'sora'))
      await expect(look(who, side), `${who} as ${side}`).rejects.toThrow(NotFound);
  // A side that has ended, one's own, the support team's, one that is not there.
  for (const side of ['millSide', 'soraSide', 'team', 'stranger'])
    await expect(look('sora', side), side).rejects.toThrow(NotFound);
});

test('nobody acts, and nothing is written', async () => {
  const sora = { personId: idOf('sora'), as: idOf('shopSide') };
  const [row] = await asActor(sora, (tx) => tx`select app.actor_id() as who`, { from: db.pool });
  expect(row?.who).toBeNull();
  const acts: Record<string, (tx: Tx) => PromiseLike<unknown>> = {
    looks: (tx) => tx`insert into app.access_event (case_id, page) values (${idOf('case')}, 'timeline')`,
    seen: (tx) => tx`insert into app.entry_seen (entry_id) values (${idOf('all')})`,
    marks: (tx) => tx`insert into app.read_mark (case_id, read_until) values (${idOf('case')}, now())`,
    drafts: (tx) => tx`insert into app.draft (key, data) values ('another', '{}')`,
    corrects: (tx) => tx`update app.entry set title = 'X' where id = ${idOf('all')}`,
    narrows: (tx) => tx`select app.narrow_audience(${idOf('all')}, ${[idOf('shopSide')]}::uuid[])`,
    withdraws: (tx) => tx`select app.withdraw_consent(${idOf('shopSide')}, null)`,
    // Not even by saying so: a transaction that only reads stays one.
    'writes again': (tx) => tx`set transaction read write`,
  };
  for (const [name, act] of Object.entries(acts))
    await expect(
      asActor(sora, async (tx) => act(tx), { from: db.pool }),
      name,
    ).rejects.toThrow();
  // The twins: the same, with one's own eyes.
  for (const name of ['seen', 'marks', 'drafts', 'corrects', 'narrows', 'withdraws'] as const)
    await db.byHand(idOf('sora'), async (tx) => acts[name]?.(tx));
});
