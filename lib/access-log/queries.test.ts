import { expect, test } from '@playwright/test';
import { NotFound, type Tx } from '@/db/client';
import { idOf, insertOneCase, nameOf, type Persona } from '@/db/one-case';
import { freshDatabase, type TestDatabase } from '@/db/testing';
import { listAccommodations, listCards } from '@/lib/accommodations/queries';
import { getCase } from '@/lib/cases/queries';
import { narrowAudience } from '@/lib/entries/commands';
import { listForPrint } from '@/lib/timeline/queries';
import { recordLook } from './commands';
import { getExposure, listLookers, listLooks } from './queries';

let db: TestDatabase;
test.beforeEach(async () => {
  db = await freshDatabase();
  await insertOneCase(db.owner);
});
test.afterEach(() => db.drop());

const as = <T>(who: Persona, work: (tx: Tx) => Promise<T>) => db.asPerson(idOf(who), work);
const look = (who: Persona, page: string, entry?: string, kind?: 'file') =>
  as(who, (tx) => recordLook(tx, idOf('case'), page, entry ? [idOf(entry)] : [], kind));
const looks = (filter: object = {}) =>
  as('sora', async (tx) => (await listLooks(tx, idOf('case'), filter)).map(({ name, page, how }) => `${name} ${page} ${how}`));

test('by person, by entry, by month, page by page; each kind of look counts', async () => {
  await look('worker', 'entry', 'all');
  await look('hr', 'entry', 'all');
  await look('worker', 'print', 'healthNote', 'file');
  expect(await looks()).toEqual(['worker print file', 'hr entry page', 'worker entry page', 'worker timeline page']);
  expect(await looks({ who: idOf('hr') })).toEqual(['hr entry page']);
  expect(await looks({ entry: idOf('healthNote') })).toEqual(['worker print file']);
  expect(await looks({ month: '2020-01' })).toEqual([]);
  const [, second] = await as('sora', (tx) => listLooks(tx, idOf('case')));
  expect(await looks({ before: second!.id })).toEqual(['worker entry page', 'worker timeline page']);
  expect((await as('sora', (tx) => listLookers(tx, idOf('case')))).map(({ name }) => name).sort()).toEqual(['hr', 'worker']);
  for (const who of ['worker', 'mother', 'hr', 'otherManager'] as const)
    expect(await as(who, (tx) => listLooks(tx, idOf('case'))), who).toEqual([]);
});

const days = (from: number, to: number) =>
  [new Date(Date.now() + from * 86_400_000), new Date(Date.now() + to * 86_400_000)] as const;
const exposure = (who: Persona, entry: string, from = -1, to = 1) =>
  as(who, (tx) => getExposure(tx, idOf(entry), ...days(from, to)));
const could = async (entry: string, from?: number, to?: number) =>
  (await exposure('service', entry, from, to)).exposed
    .map(({ name }) => name)
    .sort()
    .join(' ');

test('what went out by mail, what a link opened, what was taken along: each counts, as what it was', async () => {
  const send = async (who: Persona, entry: string, refused: boolean) => {
    const [delivery] = await db.owner`
      insert into app.delivery (id, person_id, way, stop_hash) values (gen_random_uuid(), ${idOf(who)}, 'mail', sha256(${`${who} ${refused}`}::bytea)) returning id`;
    await db.owner`insert into app.notice (entry_id, person_id) values (${idOf(entry)}, ${idOf(who)}) on conflict do nothing`;
    await db.owner`update app.notice set delivery_id = ${delivery?.id} where entry_id = ${idOf(entry)} and person_id = ${idOf(who)}`;
    await as(who, (tx) => tx`select app.end_delivery(${delivery?.id}, ${refused ? 'gone' : 'sent'})`);
  };
  await send('boss', 'all', false);
  await send('mother', 'all', true);
  // Neither about what the supported person does not read, nor to themselves.
  await send('hr', 'shopAsks', false);
  await send('sora', 'healthNote', false);
  expect(await looks()).toEqual(['boss mail notice', 'worker timeline page']);
  const opened = (hash: string) => db.app`select state from app.question_behind(sha256(${hash}::bytea))`;
  await db.owner`update app.question set token_hash = sha256('q'), expires_at = now() + interval '1 day' where id = ${idOf('asked')}`;
  expect((await opened('another')).length).toBe(0);
  expect((await opened('q')).map(({ state }) => state)).toEqual(['open']);
  expect(await looks()).toEqual(['hr link page', 'boss mail notice', 'worker timeline page']);
  await as('hr', (tx) => listCards(tx, idOf('case'), 'export'));
  expect((await looks())[0], 'there is no card that holds').toBe('hr link page');
  await db.owner`update app.card set approved_at = now(), approved_by = ${idOf('sora')}`;
  await as('hr', (tx) => listCards(tx, idOf('case'), 'export'));
  await as('hr', (tx) => listCards(tx, idOf('case'), null));
  await as('hr', (tx) => listForPrint(tx, idOf('case'), {}));
  await as('hr', (tx) => listForPrint(tx, idOf('case'), {}, true));
  expect((await looks()).slice(0, 3)).toEqual(['hr print export', 'hr card export', 'hr link page']);
});

test('who could have read an entry, and who did: the rule of that time', async () => {
  await look('hr', 'entry', 'all');
  await look('hr', 'entry', 'all');
  await look('worker', 'timeline', 'all');
  const { looked } = await exposure('manager', 'all');
  expect(looked.map(({ name, looks }) => [name, looks])).toEqual([
    ['hr', 2],
    ['worker', 1],
  ]);
  // The author is not listed. The doctor's consent is for another category, the mill's side has ended.
  expect(await could('all')).toBe('boss hr manager mother service worker');
  // The shop's consent for health was over before: not now, but then.
  expect(await could('healthNote')).toBe('doctor manager mother service sora');
});

test('who was taken out could have until then; who had no consent could not', async () => {
  await as('sora', async (tx) => narrowAudience(tx, await getCase(tx, idOf('case')), idOf('all'), [idOf('shopSide')]));
  const { exposed } = await exposure('service', 'all');
  const hr = exposed.find(({ name }) => name === 'hr');
  expect(hr, 'in that time they could').toBeTruthy();
  expect(hr!.lastAt.getTime()).toBeLessThanOrEqual(Date.now());
  expect(await could('all', 0.01, 1), 'later they could not').not.toContain('hr');
  await db.owner`update app.consent set withdrawn_at = now() - interval '3 days', withdrawn_by = given_by where party_id = ${idOf('motherSide')}`;
  expect(await could('all')).not.toContain('mother');
  expect(await could('all', -100, 1)).toContain('mother');
});

test('what is restricted: the desk; whom it is about: never', async () => {
  expect(await could('afraid')).toBe('manager service');
  expect(await could('aboutManager')).toBe('service');
});

test('only for managers who may read it', async () => {
  for (const who of ['sora', 'worker', 'hr', 'mother', 'otherManager', 'stranger'] as const)
    await expect(exposure(who, 'all'), who).rejects.toThrow(NotFound);
  await expect(exposure('manager', 'aboutManager')).rejects.toThrow(NotFound);
  expect((await exposure('service', 'aboutManager')).exposed.length).toBeGreaterThan(0);
});

test('what a look showed is told only of what the asker may read, and not by SQL either', async () => {
  const readable = (who: Persona) =>
    as(who, async (tx) => {
      const looks = await tx<{ id: string; page: string }[]>`select id, page from app.access_event order by id`;
      const shown = await tx<{ entryId: string }[]>`select entry_id from app.shown_in(array(select id from app.access_event))`;
      return [
        looks.map(({ page }) => page).join(' '),
        shown
          .map(({ entryId }) => nameOf(entryId))
          .sort()
          .join(' '),
      ];
    });
  const looked = (entry: string) => as('service', (tx) => recordLook(tx, idOf('case'), 'entry', [idOf(entry)]));
  await looked('aboutManager');
  await as('service', (tx) => recordLook(tx, idOf('case'), 'timeline', ['aboutManager', 'all'].map(idOf)));
  // It is about the manager: neither what, nor that somebody looked at it alone.
  expect(await readable('manager')).toEqual(['timeline timeline', 'all']);
  expect(await readable('service')).toEqual(['timeline entry timeline', 'aboutManager aboutManager all']);
  for (const who of ['worker', 'hr', 'mother', 'otherManager'] as const)
    expect((await readable(who))[1], `${who} of this case`).toBe('');
  for (const who of ['manager', 'service', 'sora'] as const)
    await expect(
      as(who, (tx) => tx`select entry_ids from app.access_event`),
      who,
    ).rejects.toMatchObject({ code: '42501' });
  const at = (who: Persona, entry: string) =>
    as(who, (tx) => tx`select app.looks_at(${idOf(entry)})`.then((rows) => rows.length));
  expect(await at('service', 'aboutManager')).toBe(2);
  for (const who of ['manager', 'worker', 'hr', 'otherManager'] as const) expect(await at(who, 'aboutManager'), who).toBe(0);
  expect([await at('manager', 'all'), await at('sora', 'all'), await at('hr', 'all')]).toEqual([1, 1, 0]);
});

test('that somebody looked at what only they and the support team know of is not told to whose case it is', async () => {
  const pages = (who: Persona) =>
    as(
      who,
      (tx) =>
        tx<{ page: string }[]>`select page from app.access_event where page in ('accommodations', 'calendar') order by id`,
    ).then((rows) => rows.map(({ page }) => page));
  const brought = (entries: string[]) =>
    as('hr', (tx) => tx`select app.calendar_shown(array[${idOf('case')}::uuid], ${entries.map(idOf)}::uuid[])`);
  // What the shop asks the support team is not for Sora.
  await as('hr', (tx) => listAccommodations(tx, idOf('case')));
  await brought(['shopAsks']);
  expect(await pages('sora')).toEqual([]);
  expect(await pages('service')).toEqual(['accommodations', 'calendar']);
  // What is for both is; and so is that dates came which stand in no entry.
  await brought([]);
  await brought(['all']);
  await db.owner`update app.entry set audience = audience || ${idOf('soraSide')}::uuid where id = ${idOf('shopAsks')}`;
  expect(await pages('sora')).toEqual(['accommodations', 'calendar', 'calendar']);
});
