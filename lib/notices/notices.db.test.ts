import { expect, test } from '@playwright/test';
import type { Tx } from '@/db/client';
import { idOf, insertOneCase, nameOf, type Persona } from '@/db/one-case';
import { freshDatabase, type TestDatabase } from '@/db/testing';
import { decideProposal, putEntry, undoEntry } from '@/lib/entries/commands';
import { getThread } from '@/lib/entries/queries';
import { newId } from '@/lib/ids';
import { markNoticesRead } from './commands';
import { byCase } from './model';
import { findNews, listNotices } from './queries';

// Sora's case of db/one-case.ts: who is told of what, and when it goes again.
const caseId = idOf('case');
let db: TestDatabase;
test.beforeAll(async () => {
  db = await freshDatabase();
  await insertOneCase(db.owner);
});
test.beforeEach(async () => {
  await db.owner`delete from app.notice`;
  await db.owner`delete from app.read_mark`;
});
test.afterAll(() => db.drop());

const as = <T>(who: Persona, work: (tx: Tx) => Promise<T>) => db.asPerson(idOf(who), work);
const sides = (names: string[]) => names.map(idOf);

/** Puts an entry on the case; returns its id. */
async function write(who: Persona, side: string, audience: string[], more: object = {}): Promise<string> {
  const id = newId();
  const entry = {
    id,
    caseId,
    kind: 'note' as const,
    category: 'work' as const,
    audience: sides(audience),
    authorPartyId: idOf(side),
  };
  await as(who, (tx) => putEntry(tx, { ...entry, body: 'words', ...more }));
  return id;
}
const told = async (entry: string) =>
  (await db.owner`select person_id from app.notice where entry_id = ${entry}`)
    .map((row) => nameOf(row.personId))
    .sort()
    .join(' ');
const waiting = async (who: Persona) => (await as(who, findNews)).unread;
const listed = async (who: Persona) => (await as(who, listNotices)).filter((row) => row.unread).map((row) => row.id);

test('those who may read it are told, its author is not', async () => {
  const note = await write('worker', 'team', ['soraSide', 'motherSide', 'fatherSide', 'shopSide', 'team']);
  // The father's consent was withdrawn.
  expect(await told(note)).toBe('boss hr manager mother service sora');
  const health = await write('sora', 'soraSide', ['shopSide', 'clinic', 'team'], { category: 'health' });
  expect(await told(health)).toBe('doctor manager service worker');
  expect(await waiting('hr')).toBe(1);
  expect(await waiting('worker')).toBe(1);
  expect(await waiting('father')).toBe(0);
  expect(await waiting('stranger')).toBe(0);
});

test('a page about one case counts the news of all', async () => {
  await write('worker', 'team', ['shopSide', 'team']);
  const onAnotherPage = await as('hr', async (tx) => {
    await tx`select set_config('app.case_in_hand', ${newId()}, true)`;
    return (await findNews(tx)).unread;
  });
  expect(onAnotherPage).toBe(1);
  expect(await waiting('hr')).toBe(1);
});

test('nobody is told of what names them, nor of what is imported', async () => {
  const concern = await write('sora', 'soraSide', ['team'], { category: 'safety', about: [idOf('worker')] });
  expect(await told(concern)).toBe('manager service');
  await db.owner`insert into app.entry (id, case_id, kind, category, audience, author_id, author_party_id, occurred_at)
    values (${newId()}, ${caseId}, 'note', 'work', ${sides(['team'])}::uuid[], ${idOf('sora')}, ${idOf('soraSide')}, now())`;
  expect(await waiting('worker')).toBe(0);
});

test('nobody is told when it is not kept', async () => {
  const id = newId();
  await expect(
    as('worker', async (tx) => {
      await putEntry(tx, {
        id,
        caseId,
        kind: 'note',
        category: 'work',
        audience: sides(['soraSide', 'team']),
        authorPartyId: idOf('team'),
      });
      throw new Error('changed my mind');
    }),
  ).rejects.toThrow('changed my mind');
  expect(await told(id)).toBe('');
});

test('a notice vanishes with the right to read: consent, undoing, leaving; and the count with it', async () => {
  const note = await write('worker', 'team', ['soraSide', 'motherSide', 'shopSide', 'team']);
  expect(await listed('mother')).toEqual([note]);
  await db.owner`update app.consent set withdrawn_at = now(), withdrawn_by = ${idOf('sora')} where id = ${idOf('motherSide/work')}`;
  expect(await listed('mother')).toEqual([]);
  expect(await waiting('mother')).toBe(0);
  await db.owner`update app.consent set withdrawn_at = null, withdrawn_by = null where id = ${idOf('motherSide/work')}`;
  expect(await waiting('mother')).toBe(1);

  await db.owner`update app.member set valid_to = now() where id = ${idOf('shopSide:boss')}`;
  expect(await listed('boss')).toEqual([]);
  expect(await waiting('boss')).toBe(0);
  expect(await waiting('hr')).toBe(1);

  await as('worker', (tx) => undoEntry(tx, caseId, note));
  for (const who of ['mother', 'hr', 'sora', 'manager'] as const) {
    expect(await listed(who), who).toEqual([]);
    expect(await waiting(who), who).toBe(0);
  }
});

test('whoever is let in later is told then; whoever knew is not told again', async () => {
  const proposal = idOf('proposal');
  const [entry] = await db.owner`select entry_id, parties from app.audience_proposal where id = ${proposal}`;
  await as('sora', (tx) => decideProposal(tx, caseId, entry?.entryId, proposal, true));
  const once = await told(entry?.entryId);
  expect(once).toContain('worker');
  await db.owner`select app.tell_readers(${entry?.entryId})`.catch(() => {});
  expect(await told(entry?.entryId)).toBe(once);
});

test('opening an entry reads its notice, and only one’s own', async () => {
  const note = await write('worker', 'team', ['soraSide', 'shopSide', 'team']);
  await as('hr', (tx) => getThread(tx, caseId, note));
  expect(await waiting('hr')).toBe(0);
  expect(await waiting('sora')).toBe(1);
});

test('what was shown is marked as read, what came after is not; one case at a time or all', async () => {
  await write('worker', 'team', ['soraSide', 'team']);
  const until = new Date();
  await new Promise((resolve) => setTimeout(resolve, 20));
  const later = await write('worker', 'team', ['soraSide', 'team']);
  expect(byCase(await as('sora', listNotices)).map((one) => [one.name, one.rows.length])).toEqual([['sora', 2]]);
  await as('sora', (tx) => markNoticesRead(tx, idOf('otherCase'), new Date()));
  expect(await waiting('sora')).toBe(2);
  await as('sora', (tx) => markNoticesRead(tx, caseId, until));
  expect(await listed('sora')).toEqual([later]);
  expect((await as('sora', listNotices)).length, 'the read one is still there, as read').toBe(2);
  await as('sora', (tx) => markNoticesRead(tx, null, new Date(Date.now() + 60_000)));
  expect(await waiting('sora')).toBe(0);
  expect(await waiting('manager'), 'other people’s wait').toBe(2);
});

test('that somebody looked at another’s entries here is written down', async () => {
  await write('sora', 'soraSide', ['team']);
  const [{ id: before } = { id: 0 }] = await db.owner`select max(id) as id from app.access_event`;
  const looks = async () =>
    (await db.owner`select actor_id from app.access_event where page = 'notices' and id > ${before}`).map((row) =>
      nameOf(row.actorId),
    );
  await as('worker', listNotices);
  expect(await looks()).toEqual(['worker']);
  await write('worker', 'team', ['soraSide', 'team']);
  await as('sora', listNotices);
  expect(await looks(), 'one’s own case is one’s own').toEqual(['worker']);
});

test('a hundred are counted, not more', async () => {
  for (let n = 0; n < 103; n++) await write('sora', 'soraSide', ['team']);
  expect(await waiting('worker')).toBe(100);
  expect((await as('worker', listNotices)).length).toBe(100);
});
