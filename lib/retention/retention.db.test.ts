import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { expect, test } from '@playwright/test';
import fc from 'fast-check';
import { readAnchors } from '@/db/anchor';
import { NotFound } from '@/db/client';
import { idOf, insertOneCase, nameOf } from '@/db/one-case';
import { insertWorld, worlds } from '@/db/random-world';
import { freshDatabase, type TestDatabase } from '@/db/testing';
import { sealAudit } from '@/lib/audit/commands';
import { verifyAudit } from '@/lib/audit/queries';
import { addDays, addMonths, today } from '@/lib/dates';
import { newId } from '@/lib/ids';
import { closeAccount, eraseCase, holdRecords, keepFor, liftHold, tellOfErasure } from './commands';
import { findErasure, getKept, listAnnounced, listDue, listErasures } from './queries';

// Sora's case of db/one-case.ts, where every table has a row; it ended, and its five years are over.
const caseId = idOf('case');
const now = today();
const seed = Number(process.env.NAKADACHI_SEED ?? Date.now() % 2 ** 31);
const conflict = (code: string) => expect.objectContaining({ code });
let db: TestDatabase;
test.beforeEach(async () => {
  db = await freshDatabase();
  await insertOneCase(db.owner);
  await db.owner`delete from app.retention_notice`;
});
test.afterEach(() => db.drop());

/** As if the case had ended on a day, and nothing been done for its person after that. */
const ended = (day: string) =>
  db.owner.begin(async (tx) => {
    await tx`update app.case set started_on = ${addMonths(day, -36)}, ended_on = ${day} where id = ${caseId}`;
    await tx`update app.contact set starts_at = ${day}::date - 1, ends_at = ${day}::date - 1 + interval '1 hour' where case_id = ${caseId}`;
    await tx`update app.record_request set ended_at = now(), ended_by = asked_by where ended_at is null`;
  });
const past = () => ended(addDays(addMonths(now, -60), -1));
/** As if its person had been told long enough ago. */
const told = async () => {
  await db.asPerson(idOf('manager'), (tx) => tellOfErasure(tx, caseId, { title: '記録', words: '消します' }));
  await db.owner`update app.retention_notice set not_before = ${now}`;
};
const erase = (who = 'manager') => db.asPerson(idOf(who), (tx) => eraseCase(tx, caseId, ['now'], 'now'));
const rowsOf = async () => {
  const tables = await db.owner<{ name: string }[]>`
    select tablename as name from pg_tables where schemaname = 'app' and tablename not in ('migration', 'instance', 'rate') order by 1`;
  const all = new Map<string, string[]>();
  for (const { name } of tables)
    all.set(
      name,
      (await db.owner.unsafe(`select to_jsonb(t)::text as row from app."${name}" t`)).map(({ row }) => row as string),
    );
  return all;
};

test('kept: five years from the last day, or from the last record of support; longer where the agency says so, never shorter', async () => {
  await ended('2024-02-29');
  const until = async () => (await db.asPerson(idOf('manager'), (tx) => getKept(tx, caseId))).keptUntil;
  expect(await until()).toBe('2029-02-28');
  await db.owner`update app.contact set starts_at = '2024-03-04T20:00:00+09:00', ends_at = '2024-03-04T21:00:00+09:00' where case_id = ${caseId}`;
  expect(await until()).toBe('2029-03-04');
  await db.asPerson(idOf('manager'), (tx) => keepFor(tx, idOf('here'), 10));
  expect(await until()).toBe('2034-03-04');
  await expect(db.asPerson(idOf('manager'), (tx) => keepFor(tx, idOf('here'), 4))).rejects.toMatchObject({ code: '23514' });
  for (const who of ['worker', 'service', 'otherManager', 'sora'])
    await expect(db.asPerson(idOf(who), (tx) => keepFor(tx, idOf('here'), 6))).rejects.toThrow(NotFound);
  await db.owner`update app.case set ended_on = null where id = ${caseId}`;
  expect(await until()).toBeNull();
});

test('erased only past its time, by a manager of its agency, told, on no hold, with no request open', async () => {
  const because = async () => (await db.asPerson(idOf('manager'), (tx) => getKept(tx, caseId))).because;
  // The last day that still counts, and the day after.
  await ended(addMonths(now, -60));
  expect(await because()).toBe('time');
  await past();
  expect(await because()).toBe('untold');
  await expect(erase()).rejects.toEqual(conflict('ND352'));
  await db.asPerson(idOf('manager'), (tx) => tellOfErasure(tx, caseId, { title: '記録', words: '消します' }));
  expect(await because()).toBe('waits');
  await expect(erase()).rejects.toEqual(conflict('ND352'));
  expect(await db.asPerson(idOf('sora'), listAnnounced)).toEqual([{ caseId, notBefore: addDays(now, 30) }]);
  await db.owner`update app.retention_notice set not_before = ${now}`;

  const own = await db.asPerson(idOf('sora'), (tx) => holdRecords(tx, caseId, { reason: '年金に使う', until: '' }));
  await expect(erase()).rejects.toEqual(conflict('ND352'));
  const legal = await db.asPerson(idOf('manager'), (tx) => holdRecords(tx, caseId, { reason: '裁判', until: addDays(now, 1) }));
  await db.asPerson(idOf('sora'), (tx) => liftHold(tx, caseId, { hold: own, why: 'もういい' }));
  await expect(db.asPerson(idOf('sora'), (tx) => liftHold(tx, caseId, { hold: legal, why: '消して' }))).rejects.toThrow(
    NotFound,
  );
  expect(await because()).toBe('hold');
  await db.owner`update app.retention_hold set until = ${addDays(now, -1)}, held_at = held_at - interval '9 days' where id = ${legal}`;
  expect(await because()).toBeNull();

  await db.byHand(idOf('sora'), (tx) => tx`select 1`);
  await db.owner`update app.record_request set ended_at = null, ended_by = null where id = ${idOf('newWish')}`;
  expect(await because()).toBe('asked');
  await expect(erase()).rejects.toEqual(conflict('ND352'));
  await db.owner`update app.record_request set ended_at = now(), ended_by = asked_by where ended_at is null`;

  for (const who of ['worker', 'service', 'otherManager', 'sora', 'hr', 'stranger']) {
    await expect(erase(who), who).rejects.toThrow(NotFound);
    if (who !== 'sora')
      await expect(
        db.asPerson(idOf(who), (tx) => holdRecords(tx, caseId, { reason: 'x', until: '' })),
        who,
      ).rejects.toThrow(NotFound);
    await expect(
      db.asPerson(idOf(who), (tx) => tellOfErasure(tx, caseId, { title: 'x', words: 'x' })),
      who,
    ).rejects.toThrow(NotFound);
  }
  expect(await db.asPerson(idOf('worker'), (tx) => listDue(tx, idOf('here')))).toEqual([]);
  expect(await db.asPerson(idOf('otherManager'), (tx) => listDue(tx, idOf('here')))).toEqual([]);
  expect(await db.asPerson(idOf('manager'), (tx) => listDue(tx, idOf('here')))).toMatchObject([{ id: caseId, because: null }]);
  for (const session of [null, 'old'])
    await expect(db.asPerson(idOf('manager'), (tx) => eraseCase(tx, caseId, ['now'], session))).rejects.toEqual(
      conflict('not_fresh'),
    );
  await erase();
  await expect(erase()).rejects.toThrow(NotFound);
});

test('what goes is what the report counts, and nothing else changes; the audit still verifies; what is only added stays so', async () => {
  await past();
  await told();
  await db.owner`insert into app.draft (person_id, key, data) values (${idOf('worker')}, ${`contact:${caseId}`}, '{}'), (${idOf('worker')}, 'search:all', '{}')`;
  const anchor = path.join(fs.mkdtempSync(path.join(os.tmpdir(), 'nakadachi-anchor-')), 'anchor.jsonl');
  const seal = () =>
    expect
      .poll(
        async () => {
          await sealAudit(db.app, anchor, 'a secret that is long enough');
          const [left] =
            await db.owner`select count(*)::int as n from app.audit_event e where not exists (select from app.audit_seal s where e.id = any (s.ids))`;
          return left?.n;
        },
        { timeout: 30_000 },
      )
      .toBe(0);
  await seal();
  const before = await rowsOf();
  const id = await erase();
  const after = await rowsOf();

  const report = (await db.asPerson(idOf('manager'), (tx) => findErasure(tx, caseId)))!;
  expect(report).toMatchObject({
    caseId,
    agencyName: expect.any(String),
    decidedName: 'manager',
    intact: true,
    yearsKept: 5,
    own: false,
  });
  const named = (rows: Map<string, string[]>) =>
    rows
      .get('person')!
      .map((row) => JSON.parse(row) as { id: string; name: string })
      .filter(({ name }) => name !== '—');
  const nameless = named(before)
    .filter(({ id }) => !named(after).some((one) => one.id === id))
    .map(({ id }) => id);
  expect(nameless).toHaveLength(report.people);
  let gone = 0;
  for (const [table, rows] of before) {
    const left = new Set(after.get(table));
    const lost = rows.filter((row) => !left.has(row));
    const counted = Object.entries(report.counts)
      .filter(([kind]) => kind === table || (table === 'entry' && kind.startsWith('entry.')))
      .reduce((sum, [, n]) => sum + n, 0);
    // Beside what was counted: the draft about the case, the case's name, and what was of those alone who are nowhere else.
    const more = lost.filter((row) => {
      const { person_id, id } = JSON.parse(row);
      return counted === 0 && (nameless.includes(person_id) || (table === 'person' && nameless.includes(id)));
    }).length;
    expect(lost.length, table).toBe(counted + more + ({ draft: 1, case: 1 }[table] ?? 0));
    gone += counted;
    const added = after.get(table)!.length - rows.length + lost.length;
    expect(added, table).toBe({ erasure: 1, audit_event: 1, case: 1, person: report.people }[table] ?? 0);
  }
  expect(gone).toBeGreaterThan(80);
  // The mother, the father, the company, the doctor, the miller; not Sora, who has another case, nor the staff.
  expect(report.people).toBe(6);
  expect(JSON.stringify(report)).not.toContain('sora');
  await seal();
  expect((await verifyAudit(db.owner, readAnchors(anchor), 'a secret that is long enough')).findings).toEqual([]);
  const [row] = await db.owner`select detail->>'hash' as hash from app.audit_event where act = 'case.erased'`;
  expect(row?.hash).toBe(report.hash);

  // Whose it was reads the report too; another agency's manager and the agency's worker do not.
  expect(await db.asPerson(idOf('sora'), (tx) => listErasures(tx))).toMatchObject([{ id, own: true }]);
  for (const who of ['worker', 'otherManager', 'hr'])
    expect(await db.asPerson(idOf(who), (tx) => findErasure(tx, caseId)), who).toBeUndefined();
  // Outside of such a transaction what is only added cannot be deleted, by its owner neither; and the reports never.
  await expect(db.owner`delete from app.access_event`).rejects.toMatchObject({ code: 'ND003' });
  await expect(db.owner`delete from app.erasure`).rejects.toMatchObject({ code: 'ND003' });
  await expect(db.owner`update app.erasure set counts = '{}'`).rejects.toMatchObject({ code: 'ND003' });
  // Sora has another case: their account serves it.
  await expect(db.asPerson(idOf('sora'), (tx) => closeAccount(tx, ['now'], 'now'))).rejects.toEqual(conflict('ND353'));
});

test('what was typed about anything on the case goes with it, whatever it was typed beside; what was typed elsewhere stays', async () => {
  await past();
  await told();
  const about = [
    'handover-choose:nakapotsu',
    'disclose:shop',
    'clock-back:certificate',
    'emergency-review:opened',
    'guardian-of:motherGuardian',
  ];
  const elsewhere = ['clock-back:contractThere', 'disclose:secret'];
  for (const key of [...about, ...elsewhere]) {
    const [form, name] = key.split(':') as [string, string];
    await db.owner`insert into app.draft (person_id, key, data) values (${idOf('service')}, ${`${form}:${idOf(name)}`}, '{"words":"CANARY"}')`;
  }
  await erase();
  const left = await db.owner`select key from app.draft where data->>'words' = 'CANARY'`;
  expect(left.map(({ key }) => nameOf(String(key).split(':')[1]!)).sort()).toEqual(['contractThere', 'secret']);
});

test('who was told and had it taken back again was not told', async () => {
  await past();
  const because = async () => (await db.asPerson(idOf('manager'), (tx) => getKept(tx, caseId))).because;
  await told();
  expect(await because()).toBeNull();
  await expect(
    db.byHand(idOf('manager'), async (tx) => {
      const [note] = await tx`select id from app.entry where title = '記録'`;
      await tx`select app.narrow_audience(${note!.id}, ${[idOf('soraSide')]}::uuid[])`;
    }),
  ).rejects.toEqual(conflict('ND470'));
  await db.byHand(idOf('manager'), (tx) => tx`update app.entry set undone_at = now() where title = '記録'`);
  expect(await db.asPerson(idOf('sora'), (tx) => tx`select from app.entry where title = '記録'`)).toHaveLength(0);
  expect(await because()).toBe('untold');
  expect(await db.asPerson(idOf('manager'), (tx) => getKept(tx, caseId))).toMatchObject({ notBefore: null, toldAt: null });
  expect(await db.asPerson(idOf('sora'), listAnnounced)).toEqual([]);
  await expect(erase()).rejects.toEqual(conflict('ND352'));
  await told();
  await erase();
});

test('a manager learns of nothing that is kept from them: by counts while support goes on, nor by the audit after it was erased', async () => {
  const kept = () => db.asPerson(idOf('manager'), (tx) => getKept(tx, caseId));
  expect(await kept()).toMatchObject({ counts: null, firstOn: null, lastOn: null });
  await past();
  expect((await kept()).counts).toMatchObject({ 'entry.concern': 5 });
  await db.owner`insert into app.audit_event (actor_id, case_id, act, object_type, object_id)
    select ${idOf('sora')}, ${caseId}, 'entry.written', 'entry', id from unnest(${[idOf('aboutManager'), idOf('all')]}::uuid[]) id`;
  const audit = async (who: string) =>
    (
      await db.asPerson(
        idOf(who),
        (tx) =>
          tx`select act, object_id from app.audit_event where case_id = ${caseId} and act in ('entry.written', 'case.erased')`,
      )
    ).map(({ act, objectId }) => (act === 'case.erased' ? act : nameOf(String(objectId))));
  expect(await audit('manager')).toEqual(['all']);
  await told();
  await erase();
  expect((await audit('manager')).includes('aboutManager')).toBe(false);
  expect(await audit('manager')).toContain('case.erased');
});

test('a hold is lifted where it stands, not by the address of another case', async () => {
  await db.owner`insert into app.case (id, agency_id, person_id, started_on) values (${idOf('second')}, ${idOf('here')}, ${idOf('stranger')}, '2025-01-01')`;
  const hold = await db.asPerson(idOf('manager'), (tx) => holdRecords(tx, idOf('second'), { reason: '裁判', until: '' }));
  const lift = (of: string) => db.asPerson(idOf('manager'), (tx) => liftHold(tx, of, { hold, why: '済んだ' }));
  await expect(lift(caseId)).rejects.toThrow(NotFound);
  expect(await db.owner`select from app.retention_hold where id = ${hold} and lifted_at is null`).toHaveLength(1);
  await lift(idOf('second'));
  expect(await db.owner`select case_id from app.audit_event where act = 'retention.lifted'`).toEqual([
    { caseId: idOf('second') },
  ]);
});

test('who has nothing else keeps their account to read the report, and may close it', async () => {
  await past();
  await told();
  await db.owner.begin(async (tx) => {
    await tx`update app.case set person_id = ${idOf('stranger')} where id = ${caseId}`;
    await tx`update app.member set person_id = ${idOf('stranger')} where case_id = ${caseId} and person_id = ${idOf('sora')}`;
  });
  await erase();
  await db.owner`insert into app.draft (person_id, key, data) values (${idOf('stranger')}, 'mine', '{}')`;
  expect(await db.asPerson(idOf('stranger'), (tx) => findErasure(tx, caseId))).toMatchObject({ own: true });
  await db.asPerson(idOf('stranger'), (tx) => closeAccount(tx, ['now'], 'now'));
  const left = await db.owner`select n.name, (select count(*) from app.account a where a.person_id = n.id)::int as accounts,
     (select count(*) from app.draft d where d.person_id = n.id)::int as drafts from app.person n where n.id = ${idOf('stranger')}`;
  expect(left).toEqual([{ name: '—', accounts: 0, drafts: 0 }]);
  expect(await db.asPerson(idOf('manager'), (tx) => findErasure(tx, caseId))).toMatchObject({ intact: true });
});

test('in any world nothing else is lost', async () => {
  test.setTimeout(60_000);
  for (const world of fc.sample(worlds({ people: 12, agencies: 2, cases: 5, entries: 60 }, 'full'), { seed, numRuns: 3 })) {
    await insertWorld(db.owner, world);
    const one = world.cases[0]!;
    const manager = newId();
    await db.owner.begin(async (tx) => {
      await tx`insert into app.person (id, name) values (${manager}, 'M')`;
      await tx`insert into app.agency_member (id, agency_id, person_id, role) values (${newId()}, ${one.agency}, ${manager}, 'manager')`;
      await tx`update app.agency set disabled_at = null where id = ${one.agency}`;
      await tx`update app.party set valid_from = '2019-01-01', valid_to = null where case_id = ${one.id} and kind = 'support_team'`;
      await tx`update app.case set started_on = '2015-01-01', ended_on = '2018-01-01' where id = ${one.id}`;
    });
    await db.asPerson(manager, (tx) => tellOfErasure(tx, one.id, { title: '記録', words: '消します' }));
    await db.owner`update app.retention_notice set not_before = ${now} where case_id = ${one.id}`;
    const before = await rowsOf();
    await db.asPerson(manager, (tx) => eraseCase(tx, one.id, ['now'], 'now'));
    const after = await rowsOf();
    const mine = (row: string) => row.includes(one.id);
    for (const table of [
      'entry',
      'member',
      'party',
      'consent',
      'employment',
      'emergency',
      'meeting',
      'minutes',
      'manual_share',
    ])
      expect(after.get(table), table).toEqual(before.get(table)!.filter((row) => !mine(row)));
    for (const table of ['agency', 'agency_member', 'safety_contact'])
      expect(after.get(table), table).toEqual(before.get(table));
    const stays = (row: string) =>
      [
        ...world.cases.slice(1).map(({ person }) => person),
        ...world.staff.map(({ person }) => person),
        ...world.members
          .filter(({ party }) => world.parties.find(({ id }) => id === party)?.case !== one.id)
          .map(({ person }) => person),
      ].includes((JSON.parse(row) as { id: string }).id);
    for (const row of before.get('person')!) expect(after.get('person')!.includes(row) || !stays(row)).toBe(true);
  }
});
