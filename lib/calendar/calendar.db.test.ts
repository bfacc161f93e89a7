import { expect, test } from '@playwright/test';
import ICAL from 'ical.js';
import type { Tx } from '@/db/client';
import { idOf, insertOneCase, type Persona } from '@/db/one-case';
import { openPool } from '@/db/pool';
import { freshDatabase, type TestDatabase } from '@/db/testing';
import { addDays, today } from '@/lib/dates';
import { putEntry } from '@/lib/entries/commands';
import { DEFAULT_SETTINGS } from '@/lib/i18n/settings';
import { makeUi } from '@/lib/i18n/ui';
import { newId } from '@/lib/ids';
import { setAgencyNotices } from '@/lib/notices/commands';
import { addReminder } from '@/lib/reminders/commands';
import { derivedToken } from '@/lib/tokens';
import { makeCalendarAddress, openCalendar, openDate, stopCalendar, wordCalendar } from './commands';
import { findCalendar } from './queries';

// The calendar at a private address, read by a calendar program (ical.js), a person at a time.
const caseId = idOf('case');
const due = addDays(today(), 10);
const review = addDays(today(), 20);
const talk = new Date(`${addDays(today(), 5)}T14:00:00+09:00`);
const room = 'https://meet.example.jp/room';
let db: TestDatabase;
let concern: string;
let accommodation: string;
let meeting: string;
const shared = globalThis as { nakadachiPool?: unknown };

test.beforeAll(async () => {
  db = await freshDatabase();
  await insertOneCase(db.owner);
  shared.nakadachiPool = openPool(db.url, { max: 4 });
  process.env.NAKADACHI_SECRET ??= 'x'.repeat(32);
  process.env.APP_ORIGIN = 'https://portal.example.jp';
  await db.owner`insert into app.consent (id, case_id, party_id, category, wording_version, given_by, given_at, valid_from, valid_to)
    values (${newId()}, ${caseId}, ${idOf('shopSide')}, 'accommodation', '1', ${idOf('sora')}, now(), now(), '2099-01-01')`;
  [concern, accommodation] = [await write(), await write({ category: 'accommodation' })];
  await db.owner`insert into app.concern (entry_id, case_id, worry, due_on) values (${concern}, ${caseId}, 'place', ${due})`;
  await db.owner`insert into app.accommodation (entry_id, case_id, party_id, state, starts_on, review_on, due_on)
    values (${accommodation}, ${caseId}, ${idOf('shopSide')}, 'trial', ${today()}, ${review}, ${review})`;
  meeting = await write();
  await db.owner`insert into app.meeting (entry_id, case_id, form, state, medium, online_url, starts_at, ends_at)
    values (${meeting}, ${caseId}, 'talk', 'fixed', 'video', ${room}, ${talk}, ${new Date(talk.getTime() + 3_600_000)})`;
  await as('sora', (tx) => addReminder(tx, { words: '薬の袋を見る', day: due, time: '09:00', every: '7', way: 'page' }));
});
test.beforeEach(async () => {
  await db.owner`delete from app.calendar`;
  await db.owner`delete from app.rate`;
});
test.afterAll(async () => {
  await (shared.nakadachiPool as { end(): Promise<void> }).end();
  delete shared.nakadachiPool;
  await db.drop();
});

const as = <T>(who: Persona, work: (tx: Tx) => Promise<T>) => db.asPerson(idOf(who), work);
async function write(more: object = {}): Promise<string> {
  const id = newId();
  const audience = ['soraSide', 'shopSide', 'motherSide', 'team'].map(idOf);
  const entry = { id, caseId, kind: 'note' as const, category: 'work' as const, audience, authorPartyId: idOf('team') };
  await as('worker', (tx) => putEntry(tx, { ...entry, title: 'CANARY-TITLE', body: 'CANARY-BODY', ...more }));
  return id;
}
async function address(who: Persona, worded = false): Promise<string> {
  await as(who, makeCalendarAddress);
  await as(who, (tx) => wordCalendar(tx, worded));
  return derivedToken('calendar', (await as(who, findCalendar)).linkId ?? '');
}
/** What a calendar program makes of it: days as days, moments as moments. */
function read(file: string | undefined) {
  const calendar = new ICAL.Component(ICAL.parse(file ?? ''));
  return calendar.getAllSubcomponents('vevent').map((part) => {
    const event = new ICAL.Event(part);
    return {
      title: event.summary,
      on: event.startDate.isDate ? event.startDate.toString() : event.startDate.toJSDate().toISOString(),
      again: event.isRecurring(),
      uid: event.uid,
      url: String(part.getFirstPropertyValue('url')),
      sequence: event.sequence,
      cancelled: part.getFirstPropertyValue('status') === 'CANCELLED',
    };
  });
}
const datesOf = async (who: Persona, worded = false) => {
  const file = await openCalendar(await address(who, worded), '');
  return read(file)
    .map(({ title, on }) => `${on.slice(0, 10)} ${title}`)
    .sort();
};

test('a calendar program reads it: days, a time that comes again, nothing but that something is on', async () => {
  const file = await openCalendar(await address('sora'), '');
  expect(file).not.toMatch(/CANARY|shop|secret|mill|sora|worker|here|薬|支援|障害|相談|配慮|同意/);
  const events = read(file);
  expect(new Set(events.map(({ title }) => title))).toEqual(new Set(['予定']));
  expect(new Set(events.map(({ uid }) => uid)).size, 'each its own').toBe(events.length);
  expect(events.map(({ on }) => on)).toEqual(expect.arrayContaining([due, review]));
  expect(events.map(({ on }) => on)).toContain(talk.toISOString());
  const [reminder] = events.filter(({ again }) => again);
  expect(reminder?.on).toBe(new Date(`${due}T09:00:00+09:00`).toISOString());
  expect(
    read(await openCalendar(await address('sora'), '')).map(({ uid }) => uid),
    'the same dates the next time',
  ).toEqual(events.map(({ uid }) => uid));
});

test('each sees the dates of what they may read at that moment, and nobody another’s reminders', async () => {
  expect(await datesOf('hr')).toEqual(expect.arrayContaining([`${due} 予定`, `${review} 予定`]));
  // The mother holds no consent for accommodations, and the father none at all.
  const mother = await datesOf('mother');
  expect([mother.includes(`${due} 予定`), mother.includes(`${review} 予定`)]).toEqual([true, false]);
  for (const who of ['father', 'doctor', 'left', 'colleague', 'otherWorker', 'stranger'] as const)
    expect(
      (await datesOf(who)).filter((line) => line.includes(due) || line.includes(review)),
      who,
    ).toEqual([]);
  expect(await datesOf('manager'), 'who takes no part has no dates of it').toEqual([]);

  const token = await address('hr');
  const dueThere = async () => read(await openCalendar(token, '')).some(({ on }) => on === due);
  expect(await dueThere()).toBe(true);
  const consent = idOf('shopSide/work');
  await db.owner`update app.consent set withdrawn_at = now(), withdrawn_by = ${idOf('sora')} where id = ${consent}`;
  expect(await dueThere(), 'withdrawn: gone at the next look').toBe(false);
  await db.owner`update app.consent set withdrawn_at = null, withdrawn_by = null where id = ${consent}`;
  expect(await dueThere()).toBe(true);
  await db.owner`update app.member set valid_to = now() where person_id = ${idOf('hr')}`;
  expect(read(await openCalendar(token, '')), 'left: empty').toEqual([]);
  await db.owner`update app.member set valid_to = null where person_id = ${idOf('hr')}`;
});

test('said by kind when its person wants that; no company; of whom, for staff whose agency wants that; never where a job is closed', async () => {
  expect(await datesOf('hr', true)).toEqual(expect.arrayContaining([`${due} 相談の期限`, `${review} 見直しの日`]));
  expect(await datesOf('worker', true)).toContain(`${due} 相談の期限`);
  await as('manager', (tx) => setAgencyNotices(tx, idOf('here'), { urgent: ['safety'], mailNames: true }));
  expect(await datesOf('worker', true)).toContain(`${due} 相談の期限（soraさん）`);
  expect(await datesOf('hr', true), 'for nobody else').toContain(`${due} 相談の期限`);
  await as('manager', (tx) => setAgencyNotices(tx, idOf('here'), { urgent: ['safety'], mailNames: false }));

  // Sora has a job elsewhere that must not know: whatever of theirs stands in a calendar there says nothing, but for their own words.
  const own = await datesOf('sora', true);
  expect(new Set(own.map((line) => line.slice(11)))).toEqual(new Set(['予定', '薬の袋を見る']));
  expect((await datesOf('otherWorker', true)).filter((line) => !line.endsWith(' 予定'))).toEqual([]);
  await db.owner`update app.employment set ended_on = app.today() - 1 where id = ${idOf('secret')}`;
  expect(await datesOf('sora', true)).toContain(`${due} 相談の期限`);
  await db.owner`update app.employment set ended_on = null where id = ${idOf('secret')}`;
});

test('an address is worth nothing when it was renewed, taken away, made up, or its person is shut out', async () => {
  const first = await address('mother');
  expect(await openCalendar(first, '')).toContain('BEGIN:VCALENDAR');
  const second = await address('mother');
  expect([await openCalendar(first, ''), (await openCalendar(second, ''))?.slice(0, 15)]).toEqual([
    undefined,
    'BEGIN:VCALENDAR',
  ]);
  for (const made of ['A'.repeat(43), '', '../x', `${second}x`, idOf('mother')])
    expect(await openCalendar(made, '')).toBe(undefined);
  await db.owner`update app.account set disabled_at = now() where person_id = ${idOf('mother')}`;
  expect(await openCalendar(second, '')).toBe(undefined);
  await db.owner`update app.account set disabled_at = null where person_id = ${idOf('mother')}`;
  expect(await openCalendar(second, '')).toBeTruthy();
  await as('mother', stopCalendar);
  expect(await openCalendar(second, '')).toBe(undefined);

  const third = await address('mother');
  const [row] = await db.owner`select to_jsonb(c)::text as row from app.calendar c`;
  expect(row?.row, 'known by its hash alone').not.toContain(third);
  await expect(as('mother', (tx) => tx`select token_hash from app.calendar`)).rejects.toMatchObject({ code: '42501' });
  const acts = await db.owner`select act from app.audit_event where actor_id = ${idOf('mother')} and object_type = 'calendar'`;
  expect(acts.map(({ act }) => act)).toEqual(expect.arrayContaining(['calendar.made', 'calendar.stopped']));
});

test('asked too often, it waits; so do those who try addresses, by network; nobody else does', async () => {
  const [token, other] = [await address('mother'), await address('hr')];
  for (let n = 0; n < 30; n++) await openCalendar(token, '192.0.2');
  expect(await openCalendar(token, '192.0.2')).toBe('too_many');
  for (let n = 0; n < 30; n++) await openCalendar('A'.repeat(43), '192.0.2');
  expect(await openCalendar('A'.repeat(43), '192.0.2')).toBe('too_many');
  expect([await openCalendar('A'.repeat(43), '198.51.100'), typeof (await openCalendar(other, '192.0.2'))]).toEqual([
    undefined,
    'string',
  ]);
});

test('the supported person learns that it was read: once a day, and again when something is new in it', async () => {
  await db.owner`alter table app.access_event disable trigger only_added`;
  await db.owner`delete from app.access_event where page = 'calendar'`;
  await db.owner`alter table app.access_event enable trigger only_added`;
  const looks = () =>
    as('sora', (tx) => tx`select actor_id, kind from app.access_event where case_id = ${caseId} and page = 'calendar'`);
  const token = await address('hr');
  for (let n = 0; n < 3; n++) await openCalendar(token, '');
  expect(await looks()).toEqual([{ actorId: idOf('hr'), kind: 'file' }]);
  const another = await write();
  await db.owner`insert into app.concern (entry_id, case_id, worry, due_on) values (${another}, ${caseId}, 'place', ${due})`;
  await openCalendar(token, '');
  expect((await looks()).length).toBe(2);
  await openCalendar(await address('sora'), '');
  expect((await looks()).length, 'not their own').toBe(2);
  await db.owner`update app.concern set due_on = null where entry_id = ${another}`;
});

test('a single date is for whoever may read what it is of', async () => {
  const ui = makeUi(DEFAULT_SETTINGS);
  const one = (who: Persona, key: string) => as(who, (tx) => openDate(tx, key, ui));
  for (const who of ['sora', 'hr', 'mother', 'worker', 'manager'] as const)
    expect(
      read(await one(who, `concern-${concern}`)).map(({ on }) => on),
      who,
    ).toEqual([due]);
  for (const who of ['father', 'otherWorker', 'stranger'] as const)
    expect(await one(who, `concern-${concern}`), who).toBe(undefined);
  expect(await one('mother', `review-${accommodation}`)).toBe(undefined);
  expect(read(await one('hr', `review-${accommodation}`)).map(({ on }) => on)).toEqual([review]);
});

test('a meeting is one event wherever it comes from, with its link for who reads it, later than before, struck out when called off', async () => {
  const ui = makeUi(DEFAULT_SETTINGS);
  const one = async (who: Persona) => read(await as(who, (tx) => openDate(tx, `meeting-${meeting}`, ui)));
  const [seen] = await one('worker');
  const fed = async (who: Persona) =>
    read(await openCalendar(await address(who), '')).find(({ on }) => on === talk.toISOString());
  expect([(await one('hr'))[0]?.uid, (await fed('hr'))?.uid]).toEqual([seen?.uid, seen?.uid]);
  for (const who of ['father', 'otherWorker', 'stranger'] as const)
    await expect(
      as(who, (tx) => openDate(tx, `meeting-${meeting}`, ui)),
      who,
    ).resolves.toBe(undefined);
  // A job of Sora's elsewhere must not know: a calendar of theirs has no link, which might say too much there.
  expect([(await one('hr'))[0]?.url, (await fed('sora'))?.url]).toEqual([room, 'https://portal.example.jp']);
  await db.owner`update app.employment set ended_on = app.today() - 1 where id = ${idOf('secret')}`;
  expect((await fed('sora'))?.url).toBe(room);
  await db.owner`update app.meeting set state = 'cancelled', version = version + 1 where entry_id = ${meeting}`;
  const [off] = await one('hr');
  expect(off).toMatchObject({
    uid: seen?.uid,
    cancelled: true,
    sequence: (seen?.sequence ?? 0) + 1,
    url: 'https://portal.example.jp',
  });
  expect(await fed('sora')).toMatchObject({ uid: seen?.uid, cancelled: true });
  await db.owner`update app.employment set ended_on = null where id = ${idOf('secret')}`;
  await db.owner`update app.meeting set state = 'fixed' where entry_id = ${meeting}`;
});
