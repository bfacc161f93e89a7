import { createHash } from 'node:crypto';
import { expect, test } from '@playwright/test';
import { asActor, type Tx } from '@/db/client';
import { changesSeen, everythingSeen } from '@/db/compare';
import { idOf, insertOneCase, nameOf } from '@/db/one-case';
import { freshDatabase, type TestDatabase } from '@/db/testing';
import { newId } from '@/lib/ids';

/**
 * One account serves in cases of several agencies. A nurse is on the clinic's side of Sora's case (agency `here`); the agency `there`
 * invites her to Yuki's. In `free` everything is the same, but she serves nowhere: what the two have in common is all that `there` sees.
 */

let serving: TestDatabase;
let free: TestDatabase;
const [yukiCase, help, theCase, nurse] = ['yukiCase', 'help', 'case', 'nurse'].map(idOf) as [string, string, string, string];
const past = '2026-01-10T09:00:00+09:00';
const address = 'nurse@example.jp';

test.describe.configure({ mode: 'serial' });
test.beforeAll(async () => {
  [serving, free] = await Promise.all([freshDatabase(), freshDatabase()]);
  for (const { owner } of [serving, free]) {
    await insertOneCase(owner);
    await owner`insert into app.person (id, name, reading, created_at) select id, name, '', ${past}
      from unnest(${[nurse, idOf('yuki')]}::uuid[], ${['nurse', 'yuki']}::text[]) as t (id, name)`;
    await owner`insert into app.account (person_id, email, settings) values (${nurse}, ${address}, '{}')`;
    await owner`insert into app.case (id, agency_id, person_id, started_on, created_at) values (${yukiCase}, ${idOf('there')}, ${idOf('yuki')}, '2026-01-01', ${past})`;
    for (const [side, kind, who] of [
      ['yukiSide', 'supported_person', 'yuki'],
      ['yukiTeam', 'support_team', 'otherWorker'],
      ['help', 'partner', null],
    ] as const) {
      await owner`insert into app.party (id, case_id, kind, label, valid_from) values (${idOf(side)}, ${yukiCase}, ${kind}, ${side}, ${past})`;
      if (who)
        await owner`insert into app.member (id, case_id, party_id, person_id, valid_from) values (${idOf(`${side}:${who}`)}, ${yukiCase}, ${idOf(side)}, ${idOf(who)}, ${past})`;
    }
    await owner`insert into app.consent (id, case_id, party_id, category, wording_version, given_by, given_at, valid_from, valid_to)
      values (${idOf('help/health')}, ${yukiCase}, ${help}, 'health', '1', ${idOf('yuki')}, ${past}, ${past}, '2099-01-01')`;
    for (const [name, audience] of [
      ['forHelp', [help, idOf('yukiTeam')]],
      ['forTeam', [idOf('yukiTeam')]],
    ] as const)
      await owner`insert into app.entry (id, case_id, kind, category, audience, author_id, author_party_id, occurred_at, created_at, title, body)
        values (${idOf(name)}, ${yukiCase}, 'note', 'health', ${audience as unknown as string[]}, ${idOf('otherWorker')}, ${idOf('yukiTeam')}, ${past}, ${past}, ${name}, 'words')`;
  }
  await serving.owner`insert into app.member (id, case_id, party_id, person_id, valid_from) values (${idOf('clinic:nurse')}, ${theCase}, ${idOf('clinic')}, ${nurse}, ${past})`;
});
test.afterAll(() => Promise.all([serving.drop(), free.drop()]));

const secret = (name: string) => createHash('sha256').update(name).digest();
const invite = (db: TestDatabase, name: string, email: string) =>
  db.byHand(
    idOf('otherWorker'),
    (tx) => tx`select app.invite(${idOf(name)}, ${secret(name)}, ${secret(`${name} by mail`)}, ${help}, 'N', '', ${email})`,
  );
const behind = (db: TestDatabase, link: string) =>
  asActor('nobody', (tx) => tx`select * from app.invitation_behind(${secret(link)})`, { from: db.pool });
const accept = (link: string, member: string) => (tx: Tx) =>
  tx`select * from app.accept_invitation(${secret(link)}, ${idOf(`new ${member}`)}, 'New', '', '{}', ${idOf(member)})`;
const people = async ({ owner }: TestDatabase) =>
  (
    await owner`select (select count(*)::int from app.person) as persons, (select count(*)::int from app.account) as accounts`
  )[0];
/** What somebody is told, word for word, but for moments of now, ids that nobody chose, and the database's numbers of transactions. */
const plain = (seen: unknown): string =>
  JSON.stringify(seen)
    .replace(/[0-9a-f]{8}-[0-9a-f-]{27}/g, (id) => (nameOf(id) === id ? 'ID' : nameOf(id)))
    .replace(/xact\\*":\\*"\d+/g, 'XACT')
    .replace(/20\d\d-\d\d-\d\dT[\d:.]+Z/g, (at) => (Date.parse(at) > Date.parse('2026-02-01') ? 'NOW' : at));
const all = async (db: TestDatabase, who: string) => plain([...(await everythingSeen(db, idOf(who)))].sort());
const there = ['otherWorker', 'otherManager', 'yuki'] as const;

test('inviting tells nothing of an address: whether it has an account, nor where its owner serves', async () => {
  const answers: string[] = [];
  for (const [db, email] of [
    [serving, address],
    [free, address],
    [serving, 'nowhere@example.jp'],
    [free, 'nowhere@example.jp'],
  ] as const) {
    const name = `try ${answers.length}`;
    const given = await invite(db, name, email);
    const listed = await db.asPerson(
      idOf('otherWorker'),
      (tx) =>
        tx`select agency_id, case_id, party_id, invited_name, title, accepted_at, accepted_by, revoked_at from app.invitation where id = ${idOf(name)}`,
    );
    const [shown] = await behind(db, name);
    expect(shown).toMatchObject({ state: 'open', email: null, addressKnown: false });
    answers.push(plain([given, listed, { ...shown, id: '' }]));
  }
  expect(new Set(answers).size).toBe(1);
  // Only who has the mail, and so the address, is told; they sign in, and nobody is made twice.
  expect((await behind(serving, 'try 0 by mail'))[0]).toMatchObject({ addressKnown: true });
  expect((await behind(free, 'try 3 by mail'))[0]).toMatchObject({ addressKnown: false });
  const [before, seen] = [await people(serving), await all(serving, 'otherWorker')];
  await expect(asActor('nobody', accept('try 0 by mail', 'twice'), { from: serving.pool })).rejects.toMatchObject({
    code: 'ND006',
  });
  expect(await people(serving)).toEqual(before);
  expect(await all(serving, 'otherWorker'), 'nor does the inviter see that somebody tried').toBe(seen);
  await free.owner`delete from app.invitation`;
  await serving.owner`delete from app.invitation`;
});

test('who has an account joins as the same person; neither side learns of the other', async () => {
  const here = ['sora', 'mother', 'hr', 'worker', 'manager', 'doctor'];
  const before = new Map<string, Set<string>>();
  for (const who of [...here, 'nurse', 'otherWorker']) before.set(who, await everythingSeen(serving, idOf(who)));
  const counted = await people(serving);
  await invite(serving, 'invited', address);
  const [joined] = await serving.byHand(nurse, accept('invited by mail', 'joined'));
  expect(joined).toMatchObject({ personId: nurse, caseId: yukiCase });
  expect(await people(serving), 'no second person, no second account').toEqual(counted);
  const sides =
    await serving.owner`select party_id from app.member where person_id = ${nurse} and valid_to is null order by valid_from`;
  expect(sides.map((one) => nameOf(one.partyId))).toEqual(['clinic', 'help']);

  for (const who of here) expect(changesSeen(before.get(who)!, await everythingSeen(serving, idOf(who))), who).toBe('');
  expect(changesSeen(before.get('otherWorker')!, await everythingSeen(serving, idOf('otherWorker')))).toBe(
    '+invitation +member +person',
  );
  expect(changesSeen(before.get('nurse')!, await everythingSeen(serving, nurse))).toBe(
    '+agency +agency_member +case +consent +entry +member +member +member +party +party +party +person +person +person',
  );

  // Where she serves nowhere else, whoever is there sees the same, byte for byte.
  await invite(free, 'invited', address);
  await free.byHand(nurse, accept('invited by mail', 'joined'));
  for (const who of there) expect(await all(serving, who), who).toBe(await all(free, who));

  // The twin: an address that nobody has yet makes somebody.
  await invite(free, 'anew', 'nowhere@example.jp');
  const [anew] = await asActor('nobody', accept('anew by mail', 'newMember'), { from: free.pool });
  expect(anew?.personId).toBe(idOf('new newMember'));
  const { persons, accounts } = (await people(free)) as { persons: number; accounts: number };
  expect([persons, accounts]).toEqual([counted!.persons + 1, counted!.accounts + 1]);
});

test('what she reads in one case tells nothing of the other, and nothing goes from one to the other', async () => {
  const inHand = <T>(caseInHand: string, work: (tx: Tx) => Promise<T>) =>
    asActor({ personId: nurse }, (tx) => work(tx), { from: serving.pool, caseInHand });
  const read = (caseInHand: string) =>
    inHand(caseInHand, async (tx) => ({
      cases: (await tx`select id from app.case`).map(({ id }) => nameOf(id)),
      sides: (await tx`select id from app.party order by label`).map(({ id }) => nameOf(id)),
      entries: (await tx`select id from app.entry order by title`).map(({ id }) => nameOf(id)),
    }));
  const [hereOnly, thereOnly] = [
    { cases: ['case'], sides: ['clinic', 'soraSide', 'team'], entries: ['healthNote'] },
    { cases: ['yukiCase'], sides: ['help', 'yukiSide', 'yukiTeam'], entries: ['forHelp'] },
  ];
  expect([await read(theCase), await read(yukiCase)]).toEqual([hereOnly, thereOnly]);
  const found = (caseId: string) =>
    inHand('', async (tx) =>
      (await tx`select * from app.search('words', ${[caseId]}::uuid[], 50)`).map((one) => nameOf(one.entryId)).sort(),
    );
  expect([await found(theCase), await found(yukiCase)]).toEqual([hereOnly.entries, thereOnly.entries]);

  const write = (caseId: string, from: string, audience: string[]) =>
    serving
      .byHand(
        nurse,
        (tx) => tx`insert into app.entry (id, case_id, kind, category, audience, author_party_id, occurred_at, body)
          values (${newId()}, ${caseId}, 'note', 'health', ${audience}, ${from}, now(), 'W')`,
      )
      .then(
        () => 'done',
        () => 'refused',
      );
  const clinic = idOf('clinic');
  expect([
    await write(yukiCase, help, [idOf('yukiTeam')]),
    await write(theCase, clinic, [idOf('team')]),
    await write(yukiCase, clinic, [idOf('yukiTeam')]),
    await write(yukiCase, help, [idOf('yukiTeam'), idOf('team')]),
    await write(theCase, help, [idOf('team')]),
  ]).toEqual(['done', 'done', 'refused', 'refused', 'refused']);

  // Her end in one case is no end in the other, and nobody there sees it.
  const seen = await all(serving, 'worker');
  await serving.byHand(idOf('otherWorker'), (tx) => tx`select app.end_membership(${idOf('joined')})`);
  expect((await read(yukiCase)).cases).toEqual([]);
  expect((await read(theCase)).cases).toEqual(['case']);
  expect(await all(serving, 'worker')).toBe(seen);
});
