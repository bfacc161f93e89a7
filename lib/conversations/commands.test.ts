import { expect, test } from '@playwright/test';
import { asActor, type Tx } from '@/db/client';
import { everythingSeen } from '@/db/compare';
import { everybody, idOf, insertOneCase, type Persona } from '@/db/one-case';
import { freshDatabase, type TestDatabase } from '@/db/testing';
import { listLooks } from '@/lib/access-log/queries';
import { getCase } from '@/lib/cases/queries';
import { keepDraft } from '@/lib/drafts/commands';
import { askRecords, giveRecords, markNote, takeBackRecords } from '@/lib/records/commands';
import { periodDraft, shownOf } from '@/lib/records/model';
import { listNotes, listRecordRequests } from '@/lib/records/queries';
import { sendMessage } from './commands';
import { conversationsOf, readable } from './model';
import { listMessages } from './queries';

/** What one side and the support team say to each other alone, and the support team's own notes. */

let db: TestDatabase;
test.beforeEach(async () => {
  db = await freshDatabase();
  await insertOneCase(db.owner);
});
test.afterEach(() => db.drop());

const theCase = idOf('case');
const as = <T>(who: Persona, work: (tx: Tx) => Promise<T>) =>
  asActor({ personId: idOf(who) }, (tx) => work(tx), { from: db.pool });
const came = (doing: Promise<unknown>): Promise<string> =>
  doing.then(
    () => 'done',
    (error) => error.code ?? error.constructor.name,
  );
const say = (who: Persona, to: string, words: string) =>
  as(who, async (tx) => sendMessage(tx, await getCase(tx, theCase), idOf(to), { words }));
const said = (who: Persona, of: string) =>
  as(who, async (tx) =>
    (await listMessages(tx, theCase, idOf(of), null)).filter(({ kind }) => kind === 'message').map(({ body }) => body),
  );

test('each side and the support team, and nobody else', async () => {
  for (const [who, side] of [
    ['sora', 'soraSide'],
    ['hr', 'shopSide'],
    ['mother', 'motherSide'],
    ['doctor', 'clinic'],
    ['worker', 'team'],
  ] as const) {
    expect(await came(say(who, side, `${who} says`)), who).toBe('done');
    if (who !== 'worker') expect(await came(say('worker', side, `answer to ${who}`)), who).toBe('done');
  }
  // Newest first; what comes back is read by consent, as everywhere: the clinic agreed to read health, and so on.
  expect(await said('sora', 'soraSide')).toEqual(['answer to sora', 'sora says']);
  expect(await said('hr', 'shopSide')).toEqual(['answer to hr', 'hr says']);
  expect(await said('boss', 'shopSide'), 'a colleague at the company').toEqual(['answer to hr', 'hr says']);
  expect(await said('mother', 'motherSide')).toEqual(['answer to mother', 'mother says']);
  expect(await said('doctor', 'clinic')).toEqual(['answer to doctor', 'doctor says']);
  expect(await said('manager', 'team')).toEqual(['worker says']);
  for (const who of everybody.filter((one) => !['worker', 'manager', 'service'].includes(one)))
    for (const [side, members] of Object.entries({
      soraSide: ['sora'],
      shopSide: ['hr', 'boss'],
      motherSide: ['mother'],
      clinic: ['doctor'],
      team: [],
    }))
      if (!(members as string[]).includes(who)) {
        expect(await said(who, side), `${who} in ${side}`).toEqual([]);
        expect(await came(say(who, side, 'x')), `${who} to ${side}`).toBe('NotFound');
      }
  const [words] = await db.owner`select count(*)::int as n from app.entry where kind = 'message' and author_id = ${idOf('hr')}`;
  expect(words?.n).toBe(1);
});

test('who has agreed to nothing there writes all the same, and cannot be answered there', async () => {
  await db.owner`update app.consent set withdrawn_at = now(), withdrawn_by = ${idOf('sora')} where party_id = ${idOf('shopSide')} and withdrawn_at is null`;
  await say('hr', 'shopSide', 'may I?');
  await say('worker', 'shopSide', 'CANARY about Sora');
  expect(await said('worker', 'shopSide')).toEqual(['CANARY about Sora', 'may I?']);
  expect(await said('hr', 'shopSide'), 'their own words only').toEqual(['may I?']);
  const head = await as('hr', (tx) => getCase(tx, theCase));
  expect(readable(head, conversationsOf(head)[0] as never)).toEqual([]);
});

test('nothing of it reaches anybody else: not by the home’s counts, not by who looked, not by what was told', async () => {
  const seenBy = async (who: Persona) => ({
    tables: await everythingSeen(db, idOf(who)),
    ...(await as(who, async (tx) => ({
      digest: await tx`select * from app.digest() order by case_id`,
      news: (await tx`select unread from app.news()`)[0]?.unread,
      looks: (await listLooks(tx, theCase)).map(({ id: _id, ...look }) => look),
      search: (await tx`select * from app.search('CANARY', ${[theCase]}::uuid[], 10)`).length,
    }))),
  });
  const outsiders = ['sora', 'mother', 'father', 'doctor', 'miller'] as const;
  const before = new Map(await Promise.all(outsiders.map(async (who) => [who, await seenBy(who)] as const)));
  const teamBefore = await seenBy('manager');
  await say('hr', 'shopSide', 'CANARY one');
  await as('worker', (tx) => listMessages(tx, theCase, idOf('shopSide'), null));
  await say('worker', 'shopSide', 'CANARY two');
  await as('hr', (tx) => listMessages(tx, theCase, idOf('shopSide'), null));
  await say('worker', 'team', 'CANARY three');
  await as('worker', (tx) => listMessages(tx, theCase, idOf('team'), null));
  const [entry] = await db.owner`select id from app.entry where body = 'CANARY one'`;
  await as(
    'worker',
    (tx) =>
      tx`insert into app.access_event (case_id, page, entry_ids) values (${theCase}, 'entry', ${[entry?.id]}::uuid[]), (${theCase}, 'write', '{}')`,
  );
  for (const who of outsiders) expect(await seenBy(who), who).toEqual(before.get(who));
  // The twin: the team has all of it, and the manager who looked.
  const teamAfter = await seenBy('manager');
  expect(teamAfter.search).toBe(3);
  expect(teamAfter.looks.length).toBe(teamBefore.looks.length + 5);
  expect((await seenBy('hr')).search).toBe(2);
  // And of what Sora may read, she sees who looked, with what she may read of it counted.
  const [own] = await db.owner`select id from app.entry where title = 'all'`;
  await as(
    'hr',
    (tx) =>
      tx`insert into app.access_event (case_id, page, entry_ids) values (${theCase}, 'timeline', ${[own?.id, entry?.id]}::uuid[])`,
  );
  expect((await as('sora', (tx) => listLooks(tx, theCase)))[0]).toMatchObject({
    page: 'timeline',
    entries: 1,
    name: 'hr',
  });
});

test('asking for the notes, preparing, leaving out with a reason, giving: and what was given stays as it was', async () => {
  const requests = (who: Persona) => as(who, (tx) => listRecordRequests(tx, theCase));
  const ask = (who: Persona) => as(who, (tx) => askRecords(tx, theCase, ' all of it '));
  for (const who of ['mother', 'hr', 'doctor', 'left', 'stranger', 'otherWorker'] as const) {
    expect(await came(ask(who)), who).toBe('NotFound');
    expect(await requests(who), who).toEqual([]);
  }
  expect(await came(ask('sora')), 'one at a time').toBe('ND045');
  expect(await came(as('worker', (tx) => takeBackRecords(tx, theCase, idOf('newWish'))))).toBe('NotFound');
  expect(await came(as('sora', (tx) => takeBackRecords(tx, theCase, idOf('newWish'))))).toBe('done');
  expect(await came(ask('sora'))).toBe('done');
  const wish = (await requests('sora'))[0]?.id ?? '';

  await say('worker', 'team', 'CANARY own note');
  await say('worker', 'team', 'CANARY of a colleague');
  const period = { first: '2020-01-01', last: '2099-01-01' };
  const notes = (who: Persona) => as(who, (tx) => listNotes(tx, theCase, wish, period.first, period.last));
  expect((await notes('worker')).map(({ body }) => body)).toEqual(['words', 'CANARY own note', 'CANARY of a colleague']);
  expect(await notes('sora'), 'not before it is given').toEqual([]);
  const other = (await notes('worker')).find(({ body }) => body.includes('colleague'))?.id ?? '';
  const mark = (who: Persona) => as(who, (tx) => markNote(tx, theCase, wish, { entry: other, reason: 'about somebody else' }));
  expect(await came(mark('sora'))).toBe('NotFound');
  expect(await came(mark('worker'))).toBe('done');

  const give = (who: Persona, shown: string) =>
    as(who, async (tx) => {
      await keepDraft(tx, periodDraft(wish), {
        first: '2020-01-01',
        last: new Date(Date.now() + 9 * 3_600_000).toISOString().slice(0, 10),
      });
      return giveRecords(tx, theCase, wish, shown);
    });
  const today = new Date(Date.now() + 9 * 3_600_000).toISOString().slice(0, 10);
  const shown = shownOf(await notes('worker'), { first: '2020-01-01', last: today });
  expect(await came(give('sora', shown))).toBe('NotFound');
  expect(await came(give('worker', 'another')), 'what was not on the page is not given').toBe('records_changed');
  await say('worker', 'team', 'CANARY at the last moment');
  expect(await came(give('worker', shown))).toBe('records_changed');
  expect(await came(give('worker', shownOf(await notes('worker'), { first: '2020-01-01', last: today })))).toBe('done');
  const [given] = await requests('sora');
  expect(given?.given?.items).toMatchObject([
    { body: 'words' },
    { body: 'CANARY own note' },
    { reason: 'about somebody else' },
    { body: 'CANARY at the last moment' },
  ]);
  expect(JSON.stringify(given), 'left out whole').not.toContain('CANARY of a colleague');
  expect(await came(give('worker', shown)), 'once').not.toBe('done');
  for (const who of ['mother', 'hr', 'doctor', 'stranger'] as const) expect(await requests(who), who).toEqual([]);
  // The notes themselves stay the team's; what was given is not changed by anybody.
  expect(await notes('sora')).toEqual([]);
  expect(await came(db.owner`update app.record_given set items = '[]'`)).toBe('ND003');
});
