import { expect, test } from '@playwright/test';
import { setAgencyDisabled } from '@/lib/admin/commands';
import { asActor } from './client';
import { everybody, idOf, insertOneCase, nameOf, type Persona } from './one-case';
import { freshDatabase, type TestDatabase } from './testing';

/**
 * A disabled agency: shut to its staff and to everybody around its cases, at the next statement, also to people who have another
 * agency. The supported person keeps reading what is theirs, and takes back what they had agreed to.
 */

let db: TestDatabase;
test.beforeAll(async () => {
  db = await freshDatabase();
  await insertOneCase(db.owner);
  // The worker is a manager elsewhere too, and the mother works there.
  await db.owner`insert into app.agency_member (id, agency_id, person_id, role) values
    (gen_random_uuid(), ${idOf('there')}, ${idOf('worker')}, 'manager'), (gen_random_uuid(), ${idOf('there')}, ${idOf('mother')}, 'worker')`;
});
test.afterAll(async () => db.drop());

const reads = (who: Persona) =>
  db.asPerson(idOf(who), async (tx) => {
    const [row] = await tx<Record<'entries' | 'cases' | 'parties' | 'consents' | 'looks' | 'agencies', string[]>[]>`
      select array(select id from app.entry) as entries, array(select id from app.case) as cases, array(select id from app.party) as parties,
             array(select id from app.consent) as consents, array(select id::text from app.access_event) as looks,
             array(select id from app.agency) as agencies`;
    return Object.fromEntries(Object.entries(row ?? {}).map(([what, ids]) => [what, ids.map(nameOf).sort().join(' ')]));
  });
const everything = async () =>
  Object.fromEntries(await Promise.all(everybody.map(async (who) => [who, await reads(who)] as const)));
const begins = async (who: Persona) =>
  (
    await db.owner`select * from app.begin_session(${idOf(who)}, gen_random_uuid(), sha256(${`${who}${Math.random()}`}::bytea), 'test', '', '')`
  ).length === 1;
const came = (who: Persona, work: Parameters<typeof db.byHand>[1]) =>
  db.byHand(idOf(who), work).then(
    () => 'done',
    (error) => error.code,
  );

test('shut to everybody but the supported person, and open again as it was', async () => {
  const before = await everything();
  expect(before.worker?.cases).toBe('case otherCase');
  for (const who of ['worker', 'mother', 'hr'] as const) expect(await begins(who), who).toBe(true);
  await setAgencyDisabled(db.owner, idOf('here'), true);
  const shut = await everything();
  expect(shut.sora, 'the supported person').toEqual(before.sora);
  for (const who of ['otherWorker', 'otherManager', 'stranger'] as const) expect(shut[who], who).toEqual(before[who]);
  // Who has another agency keeps that one.
  expect(shut.worker).toEqual(before.otherManager);
  expect(shut.mother).toMatchObject({ entries: '', cases: '', parties: '', agencies: 'there' });
  for (const who of everybody.filter(
    (one) => !['sora', 'worker', 'mother', 'otherWorker', 'otherManager', 'stranger'].includes(one),
  ))
    expect(Object.values(shut[who] ?? {}).join(''), who).toBe('');
  // Whoever has no other place does not get in; sessions of those are over.
  for (const who of ['hr', 'manager', 'colleague', 'doctor'] as const) expect(await begins(who), who).toBe(false);
  for (const who of ['sora', 'worker', 'mother', 'otherManager', 'stranger'] as const)
    expect(await begins(who), who).toBe(true);
  const open = async (who: Persona) =>
    (await db.owner`select count(*)::int as n from app.session where person_id = ${idOf(who)} and revoked_at is null`)[0]?.n >
    0;
  expect([await open('hr'), await open('worker'), await open('sora')]).toEqual([false, true, true]);
  await setAgencyDisabled(db.owner, idOf('here'), false);
  expect(await everything()).toEqual(before);
});

test('the supported person takes consent back meanwhile; nothing is given or written to sides that are shut', async () => {
  const write: Parameters<typeof db.byHand>[1] = (tx) => tx`
    insert into app.entry (id, case_id, kind, category, audience, author_party_id, occurred_at)
    values (gen_random_uuid(), ${idOf('case')}, 'note', 'work', ${[idOf('team')]}::uuid[], ${idOf('soraSide')}, now())`;
  const agree: Parameters<typeof db.byHand>[1] = async (tx) => {
    const [held] = await tx<{ ids: string[] }[]>`
      select array(select id from app.consent where party_id = ${idOf('shopSide')} and withdrawn_at is null and valid_to > now() order by id) as ids`;
    return tx`select app.give_consent(gen_random_uuid(), array[gen_random_uuid()], ${idOf('shopSide')}, '{work}', 'P', now() + interval '9 days', 'W', '1',
      'ja', ${held?.ids ?? []}::uuid[])`;
  };
  const lookAs = () =>
    asActor({ personId: idOf('sora'), as: idOf('shopSide') }, (tx) => tx`select 1`, { from: db.pool }).then(
      () => 'done',
      (error) => error.constructor.name,
    );
  expect([await came('sora', write), await came('sora', agree), await lookAs()]).toEqual(['done', 'done', 'done']);
  await setAgencyDisabled(db.owner, idOf('here'), true);
  expect([await came('sora', write), await came('sora', agree), await lookAs()]).toEqual(['42501', 'ND021', 'NotFound']);
  expect(await came('sora', (tx) => tx`select app.withdraw_consent(${idOf('shopSide')}, null)`)).toBe('done');
  await setAgencyDisabled(db.owner, idOf('here'), false);
  expect((await reads('hr')).entries, 'what was withdrawn meanwhile stays so').toBe('shopAsks');
});
