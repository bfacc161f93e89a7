import { expect, test } from '@playwright/test';
import { NotFound, type Tx } from '@/db/client';
import { seedDemo } from '@/db/seed/demo';
import { demoId } from '@/db/seed/world/rows';
import { freshDatabase, type TestDatabase } from '@/db/testing';
import { getCase } from '@/lib/cases/queries';
import { newId } from '@/lib/ids';
import { shareSection, takeHelped, writeSection } from './commands';
import { takenFrom } from './model';
import { findOwnSection, listManual, listShares } from './queries';

// In Shota's case of the demo world.
const caseId = demoId('case', 'shota');
const side = (key: string) => demoId('case', 'shota', 'party', key);
let db: TestDatabase;
test.beforeAll(async () => {
  db = await freshDatabase();
  await seedDemo(db.owner, '2026-11-22');
});
test.afterAll(() => db.drop());
const as = <T>(person: string, work: (tx: Tx) => Promise<T>) => db.asPerson(demoId('person', person), work);
const reads = async (person: string) =>
  as(person, (tx) => listManual(tx, caseId)).then((all) => all.map(({ section }) => section).join(' '));
const share = (section: 'requests' | 'health', parties: string[]) =>
  as('shota', async (tx) => shareSection(tx, await getCase(tx, caseId), section, parties));

test('is read by its person, and section by section by whom they share it with, as long as they do', async () => {
  await as('shota', (tx) => writeSection(tx, 'requests', 1, 'CANARY-requests'));
  await as('shota', (tx) => writeSection(tx, 'health', 1, 'CANARY-health'));
  expect(await reads('shota')).toBe('health requests');
  for (const person of ['takahashi', 'miyazaki', 'kazuko']) expect(await reads(person), `${person}, unasked`).toBe('');
  await db.owner`
    insert into app.emergency (id, case_id, person_id, category, reason, valid_to)
    values (${newId()}, ${caseId}, ${demoId('person', 'takahashi')}, 'health', 'R', now() + interval '1 hour')`;
  expect(await reads('takahashi'), 'not in an emergency').toBe('');

  await share('requests', [side('company'), side('support')]);
  await share('health', [side('support')]);
  expect(await reads('miyazaki')).toBe('requests');
  expect(await reads('takahashi')).toBe('health requests');
  expect(await reads('kazuko')).toBe('');
  // Whom else it is shared with is not the company's to know.
  const seen = await as('miyazaki', (tx) => tx`select party_id from app.manual_share`);
  expect(seen.map((row) => row.partyId)).toEqual([side('company')]);

  await db.owner`update app.party set valid_to = now() where id = ${side('company')}`;
  expect(await reads('miyazaki'), 'their side has ended').toBe('');
  expect((await as('shota', (tx) => listShares(tx, caseId))).map(({ partyId }) => partyId)).not.toContain(side('company'));
  await db.owner`update app.party set valid_to = null where id = ${side('company')}`;
  await share('requests', [side('support')]);
  expect(await reads('miyazaki'), 'no longer shared').toBe('');
  expect(await reads('takahashi')).toBe('health requests');
});

test('nobody writes it, shares it or ends a share but its person, and with sides of their own case alone', async () => {
  const shota = demoId('person', 'shota');
  const insert = (tx: Tx, party: string) =>
    tx`insert into app.manual_share (id, section, case_id, party_id) values (${newId()}, 'requests', ${caseId}, ${party})`;
  await expect(as('takahashi', (tx) => insert(tx, side('company')))).rejects.toMatchObject({ code: '42501' });
  expect(
    (await as('takahashi', (tx) => tx`update app.manual set words = 'x' where person_id = ${shota} returning 1`)).length,
  ).toBe(0);
  expect((await as('takahashi', (tx) => tx`update app.manual_share set ended_at = now() returning 1`)).length).toBe(0);
  await expect(share('requests', [demoId('case', 'yui', 'party', 'support')])).rejects.toBeInstanceOf(NotFound);
  await expect(as('shota', (tx) => insert(tx, demoId('case', 'yui', 'party', 'support')))).rejects.toMatchObject({
    code: '42501',
  });
  await share('requests', [side('support')]);
});

test('two screens at once: the later one is told', async () => {
  await as('shota', (tx) => writeSection(tx, 'tasks', 1, 'first'));
  await expect(as('shota', (tx) => writeSection(tx, 'tasks', 1, 'other'))).rejects.toMatchObject({ code: 'manual_changed' });
  await as('shota', (tx) => writeSection(tx, 'tasks', 2, 'second'));
  expect(await as('shota', (tx) => findOwnSection(tx, 'tasks'))).toMatchObject({ words: 'second', version: 2 });
});

test('of what helped, the person’s own words go into it, with nobody of the company in them, and none of the company’s', async () => {
  const parts = {
    obstacle: 'O',
    scene: '',
    own: '宮崎課長に 聞いてから メモを とる',
    wish: 'みどり物流の 宮崎 拓也さんに 紙で 言って ほしい',
  };
  const helped = { id: 'x', parts, asAsked: true, names: ['みどり物流', '宮崎 拓也'] };
  expect(takenFrom(helped, '職場の人')).toEqual({
    requests: '職場の人の 職場の人に 紙で 言って ほしい',
    traits: '職場の人に 聞いてから メモを とる',
  });
  expect(takenFrom({ ...helped, asAsked: false }, '職場の人'), 'the company’s way is in its words').not.toHaveProperty(
    'requests',
  );

  const id = newId();
  const [mine, company] = [demoId('person', 'shota'), demoId('person', 'miyazaki')];
  const step = (who: string, act: string, version: number, words: string, facts: object) =>
    db.asPerson(
      who,
      (tx) => tx`select app.take_step(${id}, ${version}, ${act}, ${newId()}, ${words}, ${tx.json(facts as never)})`,
    );
  await db.asPerson(
    mine,
    (tx) => tx`select app.begin_accommodation(${id}, ${caseId}, ${side('company')}, 'ask', 'O', ${tx.json(parts)})`,
  );
  await step(company, 'yes', 1, 'CANARY-company', {});
  await step(demoId('person', 'takahashi'), 'place', 2, 'CANARY-company', { starts_on: '2026-01-01', review_on: '2099-01-05' });
  await expect(
    as('shota', (tx) => takeHelped(tx, id, '職場の人')),
    'whether it helps is not said yet',
  ).rejects.toBeInstanceOf(NotFound);
  await step(mine, 'felt', 3, '', { effect: 'works' });
  await expect(as('takahashi', (tx) => takeHelped(tx, id, '職場の人'))).rejects.toBeInstanceOf(NotFound);
  // The job is over: it is theirs all the same.
  await db.owner`update app.party set valid_to = now() where id = ${side('company')}`;
  await as('shota', (tx) => takeHelped(tx, id, '職場の人'));
  await as('shota', (tx) => takeHelped(tx, id, '職場の人'));
  const words = JSON.stringify(await as('shota', (tx) => listManual(tx, caseId)));
  expect(words.match(/紙で 言って ほしい/g)?.length, 'once').toBe(1);
  for (const not of ['宮崎', 'みどり物流', 'CANARY-company']) expect(words).not.toContain(not);
  await db.owner`update app.party set valid_to = null where id = ${side('company')}`;
});
