import { expect, test } from '@playwright/test';
import { asActor, Conflict, NotFound, type Tx } from '@/db/client';
import { idOf, insertOneCase, nameOf, type Persona } from '@/db/one-case';
import { freshDatabase, type TestDatabase } from '@/db/testing';
import { clockOf } from '@/lib/clock/case';
import { recordClockFact, takeBackClockFact } from '@/lib/clock/commands';
import { collisions, type FactInput, factForm, type PaperKind, standing } from '@/lib/clock/facts';
import { listClockFacts, listJobs } from '@/lib/clock/queries';
import { newId } from '@/lib/ids';
import { beginCase, closeInquiry, inquire, joinTeam, openCase } from './commands';
import { openCaseForm } from './model';
import { getInquiries, listAgenciesToAsk, listColleagues, managesCase } from './queries';

/** Each refusal stands beside the same act by whoever may do it. */

let db: TestDatabase;
test.beforeAll(async () => {
  db = await freshDatabase();
  await insertOneCase(db.owner);
  await db.owner`update app.agency_member set valid_to = now() - interval '1 day' where person_id = ${idOf('left')}`;
});
test.afterAll(() => db.drop());

const as = <T>(who: Persona, work: (tx: Tx) => Promise<T>) => db.asPerson(idOf(who), work);
const open = (who: Persona, { agency = 'here', supporter = 'worker' } = {}) =>
  as(who, (tx) =>
    openCase(tx, idOf(agency), {
      name: '新しい 人',
      reading: 'あたらしい ひと',
      started: '2026-04-01',
      supporter: idOf(supporter),
    }),
  );
const cases = async () => (await db.owner`select count(*)::int as n from app.case`)[0]!.n as number;
const teamOf = async (caseId: string) =>
  (
    await db.owner`
      select m.person_id, m.title from app.member m join app.party p on p.id = m.party_id
       where p.case_id = ${caseId} and p.kind = 'support_team' and m.valid_to is null order by m.valid_from`
  ).map(({ personId, title }) => [nameOf(personId), title]);

test('managers and service managers open a case at their own agency, with its own staff; nobody else does', async () => {
  const before = await cases();
  for (const who of ['worker', 'colleague', 'left', 'sora', 'mother', 'hr', 'doctor', 'otherManager', 'stranger'] as const)
    await expect(open(who), who).rejects.toThrow(NotFound);
  await expect(open('manager', { agency: 'there' })).rejects.toThrow(NotFound);
  for (const supporter of ['left', 'otherWorker', 'sora'])
    await expect(open('manager', { supporter })).rejects.toThrow(NotFound);
  expect(await cases()).toBe(before);

  for (const who of ['manager', 'service'] as const) {
    const opened = await open(who);
    expect(await teamOf(opened)).toEqual([['worker', '就労定着支援員']]);
  }
  expect(await cases()).toBe(before + 2);
});

test('a new case is its support team’s, and its person’s once they are there; nobody else’s', async () => {
  const opened = await open('manager');
  const sees = (who: Persona) =>
    as(who, (tx) => tx`select id from app.case where id = ${opened}`).then((rows) => rows.length === 1);
  expect(await Promise.all((['worker', 'manager', 'service'] as const).map(sees))).toEqual([true, true, true]);
  for (const who of ['colleague', 'sora', 'mother', 'hr', 'doctor', 'otherWorker', 'otherManager', 'stranger'] as const)
    expect(await sees(who), who).toBe(false);
  const [own] = await db.owner`
    select p.id, k.person_id from app.party p join app.case k on k.id = p.case_id where k.id = ${opened} and p.kind = 'supported_person'`;
  // The way in is an invitation, as for everybody.
  const link = Buffer.alloc(32, 7);
  await db.byHand(idOf('worker'), (tx) => tx`select app.invite(${newId()}, ${link}, null, ${own!.id}, '新しい 人', '', null)`);
  const [joined] = await asActor(
    'nobody',
    (tx) => tx`select person_id from app.accept_invitation(${link}, ${newId()}, '', '', '{}', ${newId()})`,
    { from: db.pool },
  );
  expect(joined?.personId).toBe(own!.personId);
  const seen = await db.asPerson(own!.personId, (tx) => tx`select id from app.case`);
  expect(seen.map(({ id }) => id)).toEqual([opened]);
});

test('who decides that puts a colleague on the team, once; they read from then on', async () => {
  const reads = () =>
    as('colleague', (tx) => tx`select id from app.case where id = ${idOf('case')}`).then((rows) => rows.length);
  const colleagues = (who: Persona) =>
    as(who, (tx) => listColleagues(tx, idOf('case'))).then((found) => found.map(({ personId }) => nameOf(personId)).sort());
  expect(await colleagues('manager')).toContain('colleague');
  for (const who of ['worker', 'sora', 'mother', 'hr', 'doctor', 'colleague', 'otherManager', 'stranger'] as const) {
    await expect(colleagues(who), who).rejects.toThrow(NotFound);
    await expect(
      as(who, (tx) => joinTeam(tx, idOf('case'), idOf('colleague'))),
      who,
    ).rejects.toThrow(NotFound);
    expect(await as(who, (tx) => managesCase(tx, idOf('case'))), who).toBe(false);
  }
  for (const outsider of ['left', 'otherWorker', 'mother'])
    await expect(
      as('manager', (tx) => joinTeam(tx, idOf('case'), idOf(outsider))),
      outsider,
    ).rejects.toThrow(NotFound);
  expect(await reads()).toBe(0);

  const team = await teamOf(idOf('case'));
  for (const who of ['service', 'manager'] as const) await as(who, (tx) => joinTeam(tx, idOf('case'), idOf('colleague')));
  expect(await teamOf(idOf('case'))).toEqual([...team, ['colleague', '就労定着支援員']]);
  expect(await reads()).toBe(1);
  expect(await colleagues('manager')).not.toContain('colleague');
});

test('nobody joins the team of a case that is over', async () => {
  const opened = await open('manager');
  await db.owner`update app.case set ended_on = '2026-05-01' where id = ${opened}`;
  await expect(as('manager', (tx) => joinTeam(tx, opened, idOf('colleague')))).rejects.toThrow(Conflict);
});

test('anybody asks an agency; its managers and service managers read it, and nobody else; a case or an end takes it away', async () => {
  const nobody = <T>(work: (tx: Tx) => Promise<T>) => asActor('nobody', (tx) => work(tx), { from: db.pool });
  const asked = (name: string, agency = idOf('here'), id = newId()) =>
    nobody((tx) => inquire(tx, id, { agency, name, reach: '000-0000-0000', words: '' }));
  const names = async (who: Persona) =>
    (await as(who, (tx) => getInquiries(tx, idOf('here')))).inquiries.map(({ name }) => name);
  await db.owner`delete from app.inquiry`;

  await expect(asked('どこにもない', newId())).rejects.toThrow(NotFound);
  const twice = newId();
  await asked('一人目', idOf('here'), twice);
  await asked('一人目', idOf('here'), twice);
  await asked('二人目');
  for (const who of ['manager', 'service'] as const) expect(await names(who)).toEqual(['一人目', '二人目']);
  for (const who of ['worker', 'sora', 'mother', 'hr', 'doctor', 'otherManager', 'stranger'] as const) {
    await expect(names(who), who).rejects.toThrow(NotFound);
    expect(await as(who, (tx) => tx`select id from app.inquiry`), who).toHaveLength(0);
  }
  expect(await nobody((tx) => tx`select id from app.inquiry`)).toHaveLength(0);

  const [first, second] = (await as('manager', (tx) => getInquiries(tx, idOf('here')))).inquiries;
  for (const who of ['worker', 'otherManager'] as const)
    await expect(
      as(who, (tx) => closeInquiry(tx, idOf('here'), first!.id)),
      who,
    ).rejects.toThrow(NotFound);
  await expect(as('manager', (tx) => closeInquiry(tx, idOf('there'), first!.id))).rejects.toThrow(NotFound);
  await as('manager', (tx) =>
    openCase(tx, idOf('here'), {
      name: '一人目',
      reading: 'ひとりめ',
      started: '2026-04-01',
      supporter: idOf('worker'),
      inquiry: first!.id,
    }),
  );
  expect(await names('manager')).toEqual(['二人目']);
  await as('service', (tx) => closeInquiry(tx, idOf('here'), second!.id));
  expect(await names('manager')).toEqual([]);

  // A closed agency is not offered, and takes nothing.
  const offered = () => nobody(listAgenciesToAsk).then((agencies) => agencies.some(({ id }) => id === idOf('here')));
  expect(await offered()).toBe(true);
  await db.owner`update app.agency set disabled_at = now() where id = ${idOf('here')}`;
  expect(await offered()).toBe(false);
  await expect(asked('三人目')).rejects.toThrow(NotFound);
  await db.owner`update app.agency set disabled_at = null where id = ${idOf('here')}`;
});

const papers = {
  name: '新しい 人',
  reading: 'あたらしい ひと',
  started: '2026-04-01',
  supporter: idOf('worker'),
  service: 'transition',
  office: 'ステップ',
  service_from: '2023-01-01',
  service_to: '2025-06-30',
  decision: '2025年1月 6か月の延長',
  certificate_from: '2026-4-1',
  certificate_to: '2027-03-31',
  cap_yen: '９,３００円',
  cap_from: '2026-04-01',
  cap_to: '2026-06-30',
  employer: 'みらい商店',
  hired: '2025-07-01',
};

test('what the papers say is written down with the case, at once; bad input stands beside its field', async () => {
  const wrong = (over: object) =>
    openCaseForm.safeParse({ ...papers, ...over }).error?.issues.map(({ path, message }) => [path[0], message]) ?? [];
  expect(wrong({})).toEqual([]);
  expect(wrong({ decision: '' })).toEqual([['decision', 'clock.errors.decision']]);
  expect(wrong({ service_from: '2022-06-30' })).toEqual([['service_to', 'clock.errors.beyond']]);
  expect(wrong({ certificate_to: '2027-02-30', cap_to: '2026-03-31', cap_yen: '' })).toEqual([
    ['certificate_to', 'clock.errors.day'],
    ['cap_yen', 'clock.errors.yen'],
    ['cap_to', 'clock.errors.order'],
  ]);
  // What is wrong of the person keeps nothing that is wrong of the papers waiting: all at once, in the form's order.
  expect(
    wrong({ name: ' ', supporter: '', certificate_to: '2026-03-31', cap_yen: '', cap_from: '2026-02-30', hired: '' }),
  ).toEqual([
    ['name', 'intake.errors.name'],
    ['supporter', 'intake.errors.supporter'],
    ['certificate_to', 'clock.errors.order'],
    ['cap_yen', 'clock.errors.yen'],
    ['cap_from', 'clock.errors.day'],
    ['hired', 'events.errors.on'],
  ]);
  expect(openCaseForm.safeParse({ ...papers, more: 'x' }).error?.issues[0]?.code).toBe('unrecognized_keys');
  expect(wrong({ hired: '' })).toEqual([['hired', 'events.errors.on']]);
  expect(wrong({ service: '' })).toEqual([['service', 'clock.errors.service']]);
  const bare = { name: 'x', reading: '', started: '2026-04-01', supporter: idOf('worker') };
  expect(openCaseForm.safeParse(bare).success).toBe(true);

  for (const who of ['worker', 'otherManager', 'mother'] as const)
    await expect(
      as(who, (tx) => beginCase(tx, idOf('here'), openCaseForm.parse(papers))),
      who,
    ).rejects.toThrow(NotFound);
  const opened = await as('service', (tx) => beginCase(tx, idOf('here'), openCaseForm.parse(papers)));
  const clock = await as('worker', async (tx) => {
    const [jobs, facts] = await Promise.all([listJobs(tx, opened), listClockFacts(tx, opened)]);
    return clockOf(jobs, facts, '2026-05-01');
  });
  expect(clock).toMatchObject({
    state: 'in_use',
    countedFrom: '2025-07-01',
    start: '2026-04-01',
    certificate: { from: '2026-04-01', to: '2027-03-31' },
    cap: { from: '2026-04-01', to: '2026-06-30', yen: 9300 },
    services: [{ months: 30, left: 0, fact: { office: 'ステップ', reason: '2025年1月 6か月の延長' } }],
    firstHelp: { how: 'duty' },
  });
  expect(await db.owner`select disclosure from app.employment where case_id = ${opened}`).toEqual([{ disclosure: 'closed' }]);
});

test('what collides with a paper that stands is told beside its day, just where the database refuses it', async () => {
  const paper = (kind: PaperKind, from: string, to = '') =>
    factForm.parse({ kind, from, to, yen: ['cap', 'share'].includes(kind) ? '0' : '', reason: 'R' });
  const pairs: [FactInput, FactInput, object][] = [
    [
      paper('certificate', '2030-04-01', '2031-03-31'),
      paper('certificate', '2031-03-31', '2032-03-31'),
      { from: 'errors.conflict.ND180' },
    ],
    [paper('certificate', '2030-04-01', '2031-03-31'), paper('certificate', '2031-04-01', '2032-03-31'), {}],
    [
      paper('certificate', '2030-04-01', '2031-03-31'),
      paper('certificate', '2030-01-01', '2030-04-01'),
      { to: 'errors.conflict.ND180' },
    ],
    [paper('certificate', '2030-04-01', '2031-03-31'), paper('cap', '2030-04-01', '2031-03-31'), {}],
    [paper('cap', '2030-04-01', '2031-03-31'), paper('cap', '2030-07-01', '2030-07-31'), { from: 'errors.conflict.ND180' }],
    [paper('share', '2030-04-01'), paper('share', '2031-07-01'), { from: 'errors.conflict.ND180' }],
    [paper('share', '2030-04-01', '2031-06-30'), paper('share', '2031-07-01'), {}],
    [paper('ends_on', '2030-04-01'), paper('ends_on', '2031-04-01'), { from: 'errors.conflict.ND181' }],
    [paper('ends_on', '2030-04-01'), paper('usable_from', '2030-04-01'), {}],
    [paper('change_counts', '2030-04-01'), paper('change_anew', '2030-04-01'), { from: 'errors.conflict.ND180' }],
    [paper('change_counts', '2030-04-01'), paper('change_anew', '2030-04-02'), {}],
    [paper('applied', '2030-04-01'), paper('applied', '2030-04-01'), {}],
  ];
  const undo = new Error('undo');
  for (const [first, second, told] of pairs) {
    const name = `${first.kind} ${first.from}–${first.to}, ${second.kind} ${second.from}–${second.to}`;
    const refused = as('worker', async (tx) => {
      for (const { id } of standing(await listClockFacts(tx, idOf('case')))) await takeBackClockFact(tx, id, 'R');
      await recordClockFact(tx, idOf('case'), first);
      expect(collisions(second, await listClockFacts(tx, idOf('case'))), name).toEqual(told);
      await recordClockFact(tx, idOf('case'), second);
      throw undo;
    });
    await expect(refused, name).rejects.toMatchObject(
      Object.keys(told).length > 0 ? { code: String(Object.values(told)[0]).slice(-5) } : { message: 'undo' },
    );
  }
});
