import { expect, test } from '@playwright/test';
import { NotFound, type Tx } from '@/db/client';
import { idOf, insertOneCase, nameOf, type Persona } from '@/db/one-case';
import { freshDatabase, type TestDatabase } from '@/db/testing';
import { closeEmergency, knowOfEmergency, openInEmergency, reviewEmergency } from './commands';
import { openForm } from './model';
import { listOpenings, listOpeningsWaiting } from './queries';

/** What Sora told their family and their clinic about their health, and nobody of the team; and when a worker may read it all the same. */

let db: TestDatabase;
const told = (name: string, category: string, to: string[], extra: Record<string, unknown> = {}) =>
  db.byHand(
    idOf('sora'),
    (tx) =>
      tx`insert into app.entry ${tx({
        id: idOf(name),
        case_id: idOf('case'),
        kind: 'note',
        category,
        audience: to.map(idOf),
        author_party_id: idOf('soraSide'),
        occurred_at: new Date(),
        body: name,
        ...extra,
      } as never)}`,
  );

test.beforeEach(async () => {
  db = await freshDatabase();
  await insertOneCase(db.owner);
  await told('toMother', 'health', ['soraSide', 'motherSide']);
  await told('toClinic', 'health', ['soraSide', 'clinic']);
  await told('aboutTheWorker', 'health', ['soraSide', 'motherSide'], { about: [idOf('worker')] });
  await told('money', 'life_money', ['soraSide', 'motherSide']);
});
test.afterEach(() => db.drop());

const mine = ['toMother', 'toClinic', 'aboutTheWorker', 'money', 'afraid', 'motherWrites', 'shopAsks'];
const reads = async (who: Persona) =>
  (await db.asPerson(idOf(who), (tx) => tx`select id from app.entry where id = any (${mine.map(idOf)}::uuid[])`))
    .map(({ id }) => nameOf(id))
    .sort()
    .join(' ');
const open = (who: Persona, input: object = {}) =>
  db.asPerson(idOf(who), (tx) =>
    openInEmergency(tx, idOf('case'), openForm.parse({ category: 'health', hours: '1', reason: '連絡がとれない', ...input })),
  );
const opening = async () =>
  (await db.owner`select id from app.emergency where closed_at is null order by valid_from desc limit 1`)[0]?.id as string;
const as = (who: Persona, work: (tx: Tx) => Promise<unknown>) => db.asPerson(idOf(who), work);

test('closed to the team; opened with a reason, for one person, one category, one case, until its end', async () => {
  expect(await reads('worker')).toBe('motherWrites shopAsks');
  await open('worker');
  expect(await reads('worker'), 'but not what is about them, nor the safety desk’s').toBe(
    'motherWrites shopAsks toClinic toMother',
  );
  expect(await reads('service'), 'nobody else').toBe('afraid motherWrites shopAsks');
  for (const who of ['mother', 'hr', 'colleague'] as const) expect(await reads(who), who).not.toContain('toClinic');
  await db.owner`update app.emergency set valid_from = now() - interval '2 hours', valid_to = now() where id = ${await opening()}`;
  expect(await reads('worker')).toBe('motherWrites shopAsks');
});

test('whoever leaves the team has it no more', async () => {
  await open('worker');
  await db.owner`update app.member set valid_to = now() where person_id = ${idOf('worker')}`;
  expect(await reads('worker')).toBe('');
});

test('only the team opens; not the desk’s category, not without a reason, not twice, not for longer', async () => {
  for (const who of ['sora', 'mother', 'hr', 'doctor', 'colleague', 'left', 'otherManager', 'stranger'] as const)
    await expect(open(who), who).rejects.toThrow(NotFound);
  expect(openForm.safeParse({ category: 'safety', hours: '1', reason: 'x' }).success).toBe(false);
  expect(openForm.safeParse({ category: 'health', hours: '1', reason: ' ' }).success).toBe(false);
  const raw = (category: string, hours: number, why: string) =>
    as('worker', (tx) => tx`select app.open_in_emergency(gen_random_uuid(), ${idOf('case')}, ${category}, ${hours}, ${why})`);
  await expect(raw('safety', 1, 'x')).rejects.toThrow(NotFound);
  await expect(raw('health', 48, 'x')).rejects.toThrow(NotFound);
  await expect(raw('health', 1, ' ')).rejects.toThrow(NotFound);
  await expect(as('worker', (tx) => tx`insert into app.emergency (id) values (gen_random_uuid())`)).rejects.toThrow(
    /permission denied/,
  );
  await open('worker');
  await expect(open('worker')).rejects.toEqual(expect.objectContaining({ code: 'ND065' }));
  await open('worker', { category: 'life_money' });
});

test('the person is told, and closes it at once; so do the manager and who opened it; nobody else', async () => {
  for (const by of ['sora', 'manager', 'worker'] as const) {
    await open('worker');
    const id = await opening();
    for (const who of ['mother', 'hr', 'colleague', 'otherManager'] as const)
      await expect(
        as(who, (tx) => closeEmergency(tx, idOf('case'), id)),
        who,
      ).rejects.toThrow(NotFound);
    const [waiting] = await db.asPerson(idOf('sora'), (tx) => listOpeningsWaiting(tx));
    expect(waiting).toMatchObject({ own: true });
    await as(by, (tx) => closeEmergency(tx, idOf('case'), id));
    expect(await reads('worker'), `closed by ${by}`).toBe('motherWrites shopAsks');
    await as(by, (tx) => closeEmergency(tx, idOf('case'), id));
  }
  const openings = await db.asPerson(idOf('sora'), (tx) => listOpenings(tx, idOf('case')));
  expect(openings[0]).toMatchObject({ name: 'worker', reason: '連絡がとれない', category: 'health', closedEarly: true });
  for (const one of openings) await as('sora', (tx) => knowOfEmergency(tx, idOf('case'), one.id));
  expect(await db.asPerson(idOf('sora'), (tx) => listOpeningsWaiting(tx))).toEqual([]);
  await expect(as('manager', (tx) => knowOfEmergency(tx, idOf('case'), openings[0]!.id))).rejects.toThrow(NotFound);
});

test('a manager looks whether it was needed: not of their own, once', async () => {
  await open('manager');
  const id = await opening();
  const review = (who: Persona) =>
    as(who, (tx) => reviewEmergency(tx, idOf('case'), id, { outcome: 'not_needed', words: '電話で足りた' }));
  await expect(review('manager')).rejects.toEqual(expect.objectContaining({ code: 'ND066' }));
  for (const who of ['worker', 'sora', 'hr', 'otherManager'] as const) await expect(review(who), who).rejects.toThrow(NotFound);
  expect((await db.asPerson(idOf('service'), (tx) => listOpeningsWaiting(tx))).length).toBe(1);
  await review('service');
  await expect(review('service')).rejects.toEqual(expect.objectContaining({ code: 'reviewed' }));
  const [one] = await db.asPerson(idOf('sora'), (tx) => listOpenings(tx, idOf('case')));
  expect(one).toMatchObject({ outcome: 'not_needed', review: '電話で足りた', reviewerName: 'service' });
});
