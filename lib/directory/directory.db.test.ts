import { expect, test } from '@playwright/test';
import { Conflict, NotFound, type Tx } from '@/db/client';
import { everybody, idOf, insertOneCase, type Persona } from '@/db/one-case';
import { freshDatabase, type TestDatabase } from '@/db/testing';
import { keepDraft } from '@/lib/drafts/commands';
import { newId } from '@/lib/ids';
import { removeOffice, saveOffice, takeOver } from './commands';
import { importDraft } from './import';
import { officeForm } from './model';
import { findOffice, findOffices, getDirectory, listDirectories, listOffices } from './queries';

/** Each refusal stands beside the same act by whoever may do it. The case is that of db/one-case.ts. */

let db: TestDatabase;
test.beforeAll(async () => {
  db = await freshDatabase();
  await insertOneCase(db.owner);
  await db.owner`delete from app.office`;
  await db.owner`update app.agency_member set valid_to = now() - interval '1 day' where person_id = ${idOf('left')}`;
});
test.afterAll(() => db.drop());

const here = idOf('here');
const as = <T>(who: Persona, work: (tx: Tx) => Promise<T>) => db.asPerson(idOf(who), work);
const words = (over: object = {}) =>
  officeForm.parse({
    ...Object.fromEntries(
      ['reading', 'number', 'area', 'address', 'phone', 'fax', 'mail', 'web', 'hours', 'note'].map((f) => [f, '']),
    ),
    office: newId(),
    kind: 'consultation',
    name: '相談室 やま',
    ...over,
  });
const staff: Persona[] = ['worker', 'colleague', 'service', 'manager'];
const outside = everybody.filter((who) => !staff.includes(who));
const names = async (who: Persona) => (await as(who, (tx) => listOffices(tx, here))).map(({ name }) => name);

test('an agency’s staff keep its list; those it supports read it; nobody else knows of it', async () => {
  const office = words({ area: '北区', note: '駅の 前' });
  for (const who of outside)
    await expect(
      as(who, (tx) => saveOffice(tx, here, office)),
      who,
    ).rejects.toThrow(NotFound);
  await as('worker', (tx) => saveOffice(tx, here, office));
  for (const who of ['sora', ...staff] as const) {
    expect(await names(who), who).toEqual(['相談室 やま']);
    expect(
      (await as(who, listDirectories)).some(({ id }) => id === here),
      who,
    ).toBe(true);
  }
  for (const who of outside.filter((one) => one !== 'sora')) {
    expect(await names(who), who).toEqual([]);
    await expect(
      as(who, (tx) => getDirectory(tx, here)),
      who,
    ).rejects.toThrow(NotFound);
    expect(
      (await as(who, listDirectories)).some(({ id }) => id === here),
      who,
    ).toBe(false);
  }
  for (const who of outside)
    await expect(
      as(who, (tx) => removeOffice(tx, here, office.office)),
      who,
    ).rejects.toThrow(NotFound);

  // Who was slower is told; the same office is not put down twice.
  await as('colleague', (tx) => saveOffice(tx, here, { ...office, version: 1, phone: '03' }));
  const slower = as('manager', (tx) => saveOffice(tx, here, { ...office, version: 1, phone: '04' }));
  await expect(slower).rejects.toThrow(new Conflict('office_changed'));
  await expect(as('worker', (tx) => saveOffice(tx, here, words({ area: '北区' })))).rejects.toThrow(
    new Conflict('office_known'),
  );
  const there = as('otherManager', (tx) => saveOffice(tx, idOf('there'), { ...office, version: 2, name: 'x' }));
  await expect(there).rejects.toThrow(Conflict);
  expect(await as('sora', (tx) => findOffice(tx, here, office.office))).toMatchObject({ phone: '03', name: '相談室 やま' });

  await as('manager', (tx) => removeOffice(tx, here, office.office));
  expect(await names('sora')).toEqual([]);
  const kept = (who: Persona) =>
    as(who, (tx) => tx`select id from app.office where agency_id = ${here} and removed_at is not null`);
  expect(await kept('sora'), 'what was taken off').toHaveLength(0);
  expect((await kept('worker')).length).toBeGreaterThan(0);
  await as('worker', (tx) => saveOffice(tx, here, words({ area: '北区' })));
});

test('a published list is taken over as it was shown, again without doubling, and undone by nobody else', async () => {
  await db.owner`delete from app.office`;
  const list = (rows: string) => `サービス種別,事業所の名称,事業所番号,市区町村,電話\n${rows}`;
  const read = (who: Persona, text: string) => as(who, (tx) => keepDraft(tx, importDraft(here), { file: text, text: '' }));
  const take = (who: Persona, seen: string) => as(who, (tx) => takeOver(tx, here, seen));
  await read('worker', list('就労移行支援,山,1,北区,03\n就労継続支援B型,山,1,北区,03\n計画相談支援,川,,南区,04'));
  await expect(take('worker', '2-0-0')).rejects.toThrow(new Conflict('offices_seen'));
  await expect(take('manager', '3-0-0')).rejects.toThrow(new Conflict('offices_gone'));
  await read('mother', list('就労移行支援,山,1,北区,03'));
  await expect(take('mother', '1-0-0')).rejects.toThrow(NotFound);
  expect(await names('worker')).toEqual([]);

  await take('worker', '3-0-0');
  expect(await names('worker')).toHaveLength(3);
  await take('worker', '0-0-3');
  await read('colleague', list('就労移行支援,山の上,1,北区,\n計画相談支援,川,9,南区,05'));
  await take('colleague', '0-2-0');
  const now = await as('sora', (tx) => listOffices(tx, here));
  expect(now.map(({ kind, name, number, phone }) => [kind, name, number, phone]).sort()).toEqual([
    ['consultation', '川', '9', '05'],
    ['transition', '山の上', '1', '03'],
    ['type_b', '山', '1', '03'],
  ]);
});

test('looked for in any letters, by kind and area, a page at a time', async () => {
  await db.owner`delete from app.office`;
  await db.owner`
    insert into app.office (id, agency_id, kind, name, reading, area, note, changed_by)
    select gen_random_uuid(), ${here}, case when n % 2 = 0 then 'medical' else 'other' end, 'クリニック' || n, 'くりにっく' || lpad(n::text, 3, '0'), '区' || n % 3, '駅前',
           ${idOf('worker')} from generate_series(1, 60) n`;
  const find = (filter: object, skip = 0) =>
    as('sora', (tx) => findOffices(tx, here, { words: '', kind: '', area: '', ...filter }, skip));
  expect(await find({})).toMatchObject({ n: 60, areas: ['区0', '区1', '区2'], offices: { length: 50 } });
  expect((await find({}, 50)).offices[9]?.name).toBe('クリニック60');
  expect((await find({ words: 'ｸﾘﾆｯｸ　駅' })).n).toBe(60);
  expect((await find({ words: '_%' })).n).toBe(0);
  expect((await find({ kind: 'medical', area: '区0' })).n).toBe(10);
});
