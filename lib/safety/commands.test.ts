import { expect, test } from '@playwright/test';
import { Conflict, NotFound, type Tx } from '@/db/client';
import { seedDemo } from '@/db/seed/demo';
import { demoId } from '@/db/seed/world/rows';
import { freshDatabase, type TestDatabase } from '@/db/testing';
import { type CaseHead, getCase } from '@/lib/cases/queries';
import { keepDraft } from '@/lib/drafts/commands';
import { replyTo } from '@/lib/entries/commands';
import { getThread } from '@/lib/entries/queries';
import { listMyCases } from '@/lib/home/queries';
import { findEntries, listTimeline } from '@/lib/timeline/queries';
import { callForSafety, nameDesk } from './commands';
import { safetyForm } from './model';
import { listDesk, listSafetyCalls } from './queries';

/** Shota is afraid. Murakami (service manager) and Onishi (manager) are his agency's managers, Takahashi is his worker. */

const caseId = demoId('case', 'shota');
const agencyId = demoId('agency', 'honmachi');
const person = (key: string) => demoId('person', key);
let db: TestDatabase;
test.beforeAll(async () => {
  db = await freshDatabase();
  await seedDemo(db.owner, '2026-11-22');
});
test.afterAll(() => db.drop());

const as = <T>(who: string, work: (tx: Tx, head: CaseHead) => Promise<T>) =>
  db.asPerson(person(who), async (tx) => work(tx, await getCase(tx, caseId)));
const call = (who: string, input: object) =>
  as(who, (tx, head) =>
    callForSafety(tx, head, safetyForm.parse({ side: 'company', words: 'CANARY こわい', reach: 'desk', ...input })),
  );
const everybody = ['shota', 'takahashi', 'murakami', 'onishi', 'kazuko', 'miyazaki', 'kato', 'kawakami', 'sasaki', 'yui'];
const readers = async (id: string) => {
  const read = await Promise.all(
    everybody.map((who) =>
      db.asPerson(person(who), (tx) => tx`select from app.entry where id = ${id}`).then((rows) => rows.length === 1),
    ),
  );
  return everybody.filter((_, at) => read[at]).join(' ');
};

test('to the desk: the managers read it, nobody else; with the team: the worker too', async () => {
  expect(await readers(await call('shota', {}))).toBe('shota murakami onishi');
  expect(await readers(await call('shota', { reach: 'team' }))).toBe('shota takahashi murakami onishi');
});

test('about the office it stays at the desk, whatever was chosen; about a manager it reaches the other', async () => {
  expect(await readers(await call('shota', { side: 'office', reach: 'team' }))).toBe('shota murakami onishi');
  expect(await readers(await call('shota', { side: 'office', about: [person('onishi')] }))).toBe('shota murakami');
  expect(await readers(await call('shota', { side: 'office', about: [person('murakami')] }))).toBe('shota onishi');
  await expect(call('shota', { side: 'office', about: [person('murakami'), person('onishi')] })).rejects.toEqual(
    expect.objectContaining({ code: 'nobody_reads' }),
  );
});

test('from the family, the company, the clinic: the desk, and whoever wrote it; not their own colleagues, not the person', async () => {
  expect(await readers(await call('kazuko', { side: 'company' }))).toBe('murakami onishi kazuko');
  expect(await readers(await call('kato', { side: 'company' }))).toBe('murakami onishi kato');
  expect(await readers(await call('kawakami', { side: 'family' }))).toBe('murakami onishi kawakami');
});

test('a stranger to the case cannot, nor does anybody learn who the desk is', async () => {
  for (const who of ['sasaki', 'yui']) {
    await expect(call(who, {}), who).rejects.toThrow(NotFound);
    expect(await db.asPerson(person(who), (tx) => listDesk(tx, caseId)), who).toEqual([]);
  }
  expect((await db.asPerson(person('shota'), (tx) => listDesk(tx, caseId))).map(({ name }) => name).length).toBe(2);
});

test('the desk answers, and the answer stays between them; search, timeline and counts know nothing of it elsewhere', async () => {
  const id = await call('shota', { words: 'CANARYひみつ' });
  await as('murakami', async (tx, head) => {
    const { root } = await getThread(tx, caseId, id);
    await replyTo(tx, head, id, { version: 1, words: 'CANARYへんじ', audience: root.audience });
  });
  const found = (who: string) =>
    db.asPerson(person(who), async (tx) => {
      await keepDraft(tx, 'search:x', { words: 'CANARY' });
      const rows = [...(await findEntries(tx, [caseId], 'search:x', 50)).rows, ...(await listTimeline(tx, caseId, {}))];
      return JSON.stringify(rows).includes('CANARYひみつ') || JSON.stringify(rows).includes('CANARYへんじ');
    });
  expect(await Promise.all(['shota', 'murakami'].map(found))).toEqual([true, true]);
  expect(await Promise.all(['takahashi', 'kazuko', 'miyazaki', 'kawakami'].map(found))).toEqual([false, false, false, false]);
  const count = (who: string) =>
    db.asPerson(person(who), async (tx) => (await listMyCases(tx)).find((found) => found.id === caseId)?.openConcerns);
  const before = await Promise.all(['takahashi', 'kazuko', 'murakami'].map(count));
  await call('shota', {});
  const after = await Promise.all(['takahashi', 'kazuko', 'murakami'].map(count));
  expect(after.map((n, at) => (n ?? 0) - (before[at] ?? 0))).toEqual([0, 0, 1]);
});

test('it comes first for the managers who may read it, and for nobody else', async () => {
  const id = await call('shota', { side: 'office', about: [person('onishi')] });
  const first = (who: string) =>
    db.asPerson(person(who), async (tx) => (await listSafetyCalls(tx)).some((found) => found.id === id));
  expect(await Promise.all(['murakami', 'onishi', 'takahashi', 'shota', 'kazuko', 'miyazaki'].map(first))).toEqual([
    true,
    false,
    false,
    false,
    false,
    false,
  ]);
});

test('who is named for the desk, and what it changes at once', async () => {
  const id = await call('shota', {});
  await db.owner`insert into app.person (id, name) values (${person('third')}, '三人目')`;
  await db.owner`insert into app.agency_member (id, agency_id, person_id, role) values (${person('third')}, ${agencyId}, ${person('third')}, 'manager')`;
  const third = () =>
    db.asPerson(person('third'), (tx) => tx`select from app.entry where id = ${id}`).then((rows) => rows.length);
  expect(await third(), 'nobody is named: all managers').toBe(1);
  const name = (people: string[]) => db.asPerson(person('onishi'), (tx) => nameDesk(tx, agencyId, people.map(person)));
  await name(['murakami', 'onishi']);
  expect(await third()).toBe(0);
  expect(await readers(id)).toBe('shota murakami onishi');
  await expect(name(['onishi'])).rejects.toThrow(Conflict);
  await expect(name(['onishi', 'takahashi'])).rejects.toThrow(Conflict);
  await expect(db.asPerson(person('takahashi'), (tx) => nameDesk(tx, agencyId, []))).rejects.toThrow(NotFound);
  // Who is named and leaves is not counted: one alone would be as good as none.
  await db.owner`update app.agency_member set valid_to = now() where person_id = ${person('murakami')} and role = 'service_manager'`;
  expect(await third()).toBe(1);
  await db.owner`update app.agency_member set valid_to = null where person_id = ${person('murakami')} and role = 'service_manager'`;
  await name([]);
  expect(await third()).toBe(1);
});
