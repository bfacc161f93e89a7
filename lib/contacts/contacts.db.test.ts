import { expect, test } from '@playwright/test';
import { NotFound, type Tx } from '@/db/client';
import { seedDemo } from '@/db/seed/demo';
import { demoId } from '@/db/seed/world/rows';
import { freshDatabase, type TestDatabase } from '@/db/testing';
import { type CaseHead, getCase } from '@/lib/cases/queries';
import { addTeamEntry, undoEntry } from '@/lib/entries/commands';
import { teamEntryForm } from '@/lib/entries/forms';
import { changeContact, confirmContact, countAsContact, leaveUnconfirmed, recordContact } from './commands';
import { contactForm, factsOf } from './model';
import { findLastContact, getContact, listContacts, listOverlaps, listToConfirm, listTopics } from './queries';

// Each act beside its twin that is refused, in Shota's case of the demo world.
const caseId = demoId('case', 'shota');
const party = (key: string) => demoId('case', 'shota', 'party', key);
let db: TestDatabase;
test.beforeAll(async () => {
  db = await freshDatabase();
  await seedDemo(db.owner, '2026-10-20');
});
test.afterAll(() => db.drop());

const as = <T>(who: string, work: (tx: Tx, head: CaseHead) => Promise<T>, of = caseId) =>
  db.asPerson(demoId('person', who), async (tx) => work(tx, await getCase(tx, of)));
const conflict = (code: string) => expect.objectContaining({ code });
const form = (more: object = {}) =>
  contactForm.parse({
    medium: 'face_to_face',
    met: [party('me')],
    with: '小林さん',
    day: '2026-10-19',
    from: '10:00',
    to: '10:40',
    talked: '体調のこと',
    done: '受診の日を決めた',
    next: '来週、電話する',
    category: 'work',
    audience: [],
    ...more,
  });
const record = (more: object = {}, who = 'takahashi') =>
  as(who, (tx, head) => {
    const input = form(more);
    return recordContact(tx, head, { ...input, ...factsOf(input) });
  });
const read = (who: string, id: string) => as(who, (tx) => getContact(tx, caseId, id));
const change = (who: string, id: string, version: number, more: object = {}) =>
  as(who, (tx) => {
    const input = form(more);
    return changeContact(tx, id, { ...input, ...factsOf(input), version });
  });

test('a contact is an entry with its record; who was met reads it', async () => {
  const [topic] = await as('takahashi', (tx) => listTopics(tx, caseId));
  const id = await record({ topics: [topic!.id] });
  const contact = await read('shota', id);
  expect(contact).toMatchObject({
    medium: 'face_to_face',
    metPerson: true,
    workerName: '高橋 直子',
    talked: '体調のこと',
    done: '受診の日を決めた',
    words: '体調のこと\n\nしたこと\n受診の日を決めた\n\nこれから\n来週、電話する',
    own: false,
    topics: [topic!.id],
    confirmation: null,
  });
  expect(contact.audience).toContain(party('me'));
  expect((await read('takahashi', id)).own).toBe(true);
  // The company does not learn of the record, nor who else was there.
  const shown = await record({ audience: [party('company')], met: [party('me'), party('company')] });
  await expect(read('miyazaki', shown)).rejects.toThrow(NotFound);
  expect(await as('miyazaki', (tx) => tx`select from app.entry where id = ${shown}`)).toHaveLength(1);
});

test('only the support team records, of open sides, and nothing that has not been', async () => {
  await expect(record({}, 'shota')).rejects.toThrow(NotFound);
  await expect(record({ met: [demoId('case', 'yui', 'party', 'me')] })).rejects.toEqual(conflict('audience_changed'));
  await expect(record({ topics: [demoId('case', 'yui', 'entry', 'h1')] })).rejects.toEqual(conflict('audience_changed'));
  const future = new Date(Date.now() + 86_400_000);
  await expect(
    as('takahashi', (tx, head) => {
      const input = form();
      return recordContact(tx, head, { ...input, ...factsOf(input), startsAt: future, endsAt: null });
    }),
  ).rejects.toEqual(conflict('audience_changed'));
});

test.describe('confirming', () => {
  test('by the supported person, as they were shown it; a changed record is asked again', async () => {
    const id = await record();
    const { hash } = await read('shota', id);
    expect((await as('shota', (tx) => listToConfirm(tx, caseId))).map((one) => one.id)).toContain(id);
    for (const who of ['takahashi', 'miyazaki', 'kazuko'])
      await expect(
        as(who, (tx) => confirmContact(tx, id, hash)),
        who,
      ).rejects.toThrow(NotFound);
    await expect(as('shota', (tx) => confirmContact(tx, id, 'ab'.repeat(32)))).rejects.toEqual(conflict('ND332'));
    await as('shota', (tx) => confirmContact(tx, id, hash));
    await as('shota', (tx) => confirmContact(tx, id, hash)); // twice is once
    expect((await read('takahashi', id)).confirmation).toMatchObject({ reason: null, by: '小林 翔太' });
    const [kept] = await db.owner`select record, hash from app.confirmation where entry_id = ${id}`;
    expect(kept?.record).toMatchObject({
      by: '高橋 直子',
      medium: 'face_to_face',
      words: expect.stringContaining('体調のこと'),
    });

    await change('takahashi', id, 1, { from: '11:00', to: '11:40' });
    expect(await read('takahashi', id)).toMatchObject({ confirmation: null, confirmedBefore: true, version: 2 });
    await expect(as('shota', (tx) => confirmContact(tx, id, hash))).rejects.toEqual(conflict('ND332'));
    await as('shota', async (tx) => confirmContact(tx, id, (await getContact(tx, caseId, id)).hash));
    expect(await db.owner`select from app.confirmation where entry_id = ${id}`).toHaveLength(2);
  });

  test('or the support team says why not; nobody changes what was said', async () => {
    const id = await record();
    const why = { reason: 'paper' as const, words: '紙にサインがある' };
    await expect(as('shota', (tx) => leaveUnconfirmed(tx, id, why))).rejects.toThrow(NotFound);
    await as('takahashi', (tx) => leaveUnconfirmed(tx, id, why));
    expect((await read('shota', id)).confirmation).toMatchObject({ reason: 'paper', by: '高橋 直子' });
    await expect(db.owner`update app.confirmation set reason = null where entry_id = ${id}`).rejects.toThrow(/only ever added/);
    // The person's own word comes first.
    await as('shota', async (tx) => confirmContact(tx, id, (await getContact(tx, caseId, id)).hash));
    expect((await read('takahashi', id)).confirmation).toMatchObject({ reason: null });
  });
});

test.describe('putting right', () => {
  test('by who wrote it, once a version; what it said before is kept', async () => {
    const id = await record();
    await expect(change('murakami', id, 1, { talked: 'x' })).rejects.toThrow(NotFound);
    await change('takahashi', id, 1, { talked: '体調と通勤のこと' });
    await expect(change('takahashi', id, 1, { talked: 'y' })).rejects.toEqual(conflict('ND330'));
    expect(await read('shota', id)).toMatchObject({ talked: '体調と通勤のこと', version: 2 });
    expect(await db.owner`select body from app.entry_version where entry_id = ${id}`).toMatchObject([
      { body: expect.stringContaining('体調のこと') },
    ]);
  });

  test('taken back, it counts no more', async () => {
    const id = await record();
    await as('takahashi', (tx) => undoEntry(tx, caseId, id));
    await expect(read('takahashi', id)).rejects.toThrow(NotFound);
    await expect(change('takahashi', id, 1)).rejects.toThrow(NotFound);
  });
});

test('a worker’s own contacts that overlap, in any case; one after the other does not', async () => {
  const id = await record({ day: '2026-09-30', from: '13:00', to: '14:00' });
  const overlaps = (from: string, to: string, without: string | null = null) =>
    as('takahashi', (tx) =>
      listOverlaps(tx, new Date(`2026-09-30T${from}:00+09:00`), new Date(`2026-09-30T${to}:00+09:00`), without),
    );
  expect((await overlaps('13:30', '13:40')).map((one) => one.id)).toEqual([id]);
  expect(await overlaps('13:30', '13:40', id)).toEqual([]);
  expect(await overlaps('14:00', '14:30')).toEqual([]);
  expect(await overlaps('12:00', '13:00')).toEqual([]);
});

test('a meeting that was held counts like a contact, once', async () => {
  const meeting = await as('takahashi', (tx, head) =>
    addTeamEntry(
      tx,
      head,
      teamEntryForm.parse({
        kind: 'meeting',
        category: 'work',
        words: '話し合い',
        audience: [party('me')],
        attended: '小林さん',
      }),
    ),
  );
  const held = {
    medium: 'video' as const,
    met: [party('me'), party('company')],
    startsAt: new Date('2026-10-19T05:00:00Z'),
    endsAt: new Date('2026-10-19T06:00:00Z'),
  };
  await expect(as('shota', (tx) => countAsContact(tx, caseId, meeting, held))).rejects.toEqual(conflict('audience_changed'));
  await as('takahashi', (tx) => countAsContact(tx, caseId, meeting, held));
  await expect(as('takahashi', (tx) => countAsContact(tx, caseId, meeting, held))).rejects.toMatchObject({ code: '23505' });
  const month = await as('shota', (tx) => listContacts(tx, caseId, new Date('2026-10-01'), new Date('2026-11-01')));
  expect(month.find((one) => one.id === meeting)).toMatchObject({ kind: 'meeting', medium: 'video', metPerson: true });
});

test('the demo’s contacts are records, confirmed but for the last days', async () => {
  const [count] = await db.owner`
    select count(*)::int as n, count(c.entry_id)::int as kept from app.entry e left join app.contact c on c.entry_id = e.id where e.kind = 'contact'`;
  expect(count!.kept).toBe(count!.n);
  expect(await as('takahashi', (tx) => findLastContact(tx, caseId))).toMatchObject({ kind: 'contact' });
});
