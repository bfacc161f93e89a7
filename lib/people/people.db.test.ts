import { randomBytes } from 'node:crypto';
import { expect, test } from '@playwright/test';
import { asActor, type Tx } from '@/db/client';
import { seedDemo } from '@/db/seed/demo';
import { demoId } from '@/db/seed/world/rows';
import { freshDatabase, type TestDatabase } from '@/db/testing';
import { newId } from '@/lib/ids';

let db: TestDatabase;
const person = (key: string) => demoId('person', key);
const theCase = (key: string) => demoId('case', key);
const party = (of: string, key: string) => demoId('case', of, 'party', key);
const [shota, ren] = [theCase('shota'), theCase('ren')];
const mother = party('shota', 'mother');

test.describe.configure({ mode: 'serial' });
test.beforeAll(async () => {
  db = await freshDatabase();
  await seedDemo(db.owner, '2026-11-22');
});
test.afterAll(() => db.drop());

const hash = () => randomBytes(32);
const as = <T>(key: string, work: (tx: Tx) => Promise<T>) => db.byHand(person(key), work);
const nobody = <T>(work: (tx: Tx) => Promise<T>) => asActor('nobody', (tx) => work(tx), { from: db.pool });

type Invited = { id: string; link: Buffer; mail: Buffer | null };

async function invite(by: string, to: string, { address = null as string | null, title = '' } = {}): Promise<Invited> {
  const made = { id: newId(), link: hash(), mail: address ? hash() : null };
  await db.byHand(
    person(by),
    (tx) => tx`select app.invite(${made.id}, ${made.link}, ${made.mail}, ${to}, '新しい人', ${title}, ${address})`,
  );
  return made;
}
const behind = (link: Buffer) => nobody((tx) => tx`select * from app.invitation_behind(${link})`).then(([row]) => row);
const accept = (link: Buffer, who?: string) => {
  const work = (tx: Tx) =>
    tx`select * from app.accept_invitation(${link}, ${newId()}, '山本 花', 'やまもと はな', '{"locale":"en"}', ${newId()})`;
  return (who ? as(who, work) : nobody(work)).then(([row]) => row);
};
const partyOf = (id: string) => db.owner`select party_id, title from app.member where person_id = ${id} and valid_to is null`;
const conflict = async (doing: Promise<unknown>) =>
  (await doing.then(
    () => 'done',
    (error) => error.code ?? error.constructor.name,
  )) as string;

test('who may invite to which side', async () => {
  const employer = (await db.owner`select id from app.party where case_id = ${shota} and kind = 'employer'`)[0]!.id as string;
  const team = (await db.owner`select id from app.party where case_id = ${shota} and kind = 'support_team'`)[0]!.id as string;
  const me = (await db.owner`select id from app.party where case_id = ${shota} and kind = 'supported_person'`)[0]!.id as string;
  for (const [by, to, answer] of [
    ['takahashi', mother, 'done'],
    ['takahashi', employer, 'done'],
    ['onishi', employer, 'done'],
    ['shota', mother, 'done'],
    ['shota', employer, 'ND005'],
    ['takahashi', team, 'ND005'],
    ['takahashi', me, 'ND005'],
    ['kazuko', mother, 'NotFound'],
    ['kazuko', employer, 'NotFound'],
    ['miyazaki', employer, 'NotFound'],
    ['ueda', mother, 'NotFound'],
    ['hirano', mother, 'NotFound'],
  ] as const) {
    expect(await conflict(invite(by, to)), `${by} invites`).toBe(answer);
  }
});

test('an invitation is seen by those who manage it, without the hashes of its links', async () => {
  const { id } = await invite('takahashi', mother, { address: 'hana@example.jp' });
  const seen = (by: string) => as(by, (tx) => tx`select id from app.invitation where id = ${id}`).then((rows) => rows.length);
  expect([await seen('takahashi'), await seen('onishi'), await seen('shota')]).toEqual([1, 1, 1]);
  expect([await seen('kazuko'), await seen('miyazaki'), await seen('ueda'), await seen('hirano')]).toEqual([0, 0, 0, 0]);
  for (const column of ['token_hash', 'mail_token_hash']) {
    await expect(as('takahashi', (tx) => tx.unsafe(`select ${column} from app.invitation`))).rejects.toThrow(
      /permission denied/,
    );
  }
  await expect(as('takahashi', (tx) => tx`insert into app.invitation (id) values (${newId()})`)).rejects.toThrow(
    /permission denied/,
  );
});

test('a new person agrees: they are where the invitation says, and see what was consented to', async () => {
  const { link, id } = await invite('takahashi', mother, { title: '祖母' });
  expect(await behind(link)).toMatchObject({
    state: 'open',
    kind: 'family',
    label: 'お母さん',
    mailed: false,
    addressKnown: false,
    email: null,
  });
  const accepted = await accept(link);
  const [member] = await partyOf(accepted!.personId);
  expect(member).toMatchObject({ partyId: mother, title: '祖母' });
  const [they] = await db.owner`
    select p.name, p.reading, a.email, a.settings from app.person p join app.account a on a.person_id = p.id where p.id = ${accepted!.personId}`;
  expect(they).toEqual({ name: '山本 花', reading: 'やまもと はな', email: null, settings: { locale: 'en' } });
  expect(await behind(link), 'and nothing more is told').toEqual(
    expect.objectContaining({ id, state: 'accepted', supportedName: null, agency: null, inviter: null }),
  );
  expect(await accept(link), 'once').toBeUndefined();
  const reads = (who: string) =>
    asActor({ personId: who }, (tx) => tx`select id from app.entry where case_id = ${shota}`, { from: db.pool });
  expect((await reads(accepted!.personId)).length).toBe((await reads(person('kazuko'))).length - (await kazukosOwn()));
});
/** Entries that the mother reads only because she wrote them. */
async function kazukosOwn() {
  const rows = await as(
    'kazuko',
    (tx) => tx`select e.id from app.entry e where e.case_id = ${shota} and e.author_id = app.actor_id()
      and not exists (select from app.reads_by_consent(app.actor_id()) r where r.category = e.category and r.party_id = any (e.audience))`,
  );
  return rows.length;
}

test('the link from the mail proves the address; the one on the screen does not', async () => {
  const { link, mail } = await invite('takahashi', mother, { address: 'proved@example.jp' });
  expect(await behind(link)).toMatchObject({ mailed: false, email: null });
  expect(await behind(mail!)).toMatchObject({ mailed: true, email: 'proved@example.jp', addressKnown: false });
  const accepted = await accept(mail!);
  const [account] = await db.owner`select email from app.account where person_id = ${accepted!.personId}`;
  expect(account!.email).toBe('proved@example.jp');
  expect(await accept(link), 'both links are one invitation').toBeUndefined();
});

test('nobody is put together by an address: who has an account signs in with it', async () => {
  const { mail, link } = await invite('takahashi', mother, { address: 't.miyazaki@midori-logi.example.jp' });
  expect(await behind(link), 'the screen’s link does not tell').toMatchObject({ addressKnown: false, email: null });
  expect(await behind(mail!)).toMatchObject({ addressKnown: true });
  expect(await conflict(accept(mail!))).toBe('ND006');
  const accepted = await accept(mail!, 'inoue');
  expect(accepted!.personId, 'as who is signed in').toBe(person('inoue'));
});

test('of twenty at the same moment one joins, and one person comes to be', async () => {
  const { link } = await invite('takahashi', mother);
  const before = await db.owner`select count(*)::int as n from app.person`;
  const tries = await Promise.all(Array.from({ length: 20 }, () => accept(link)));
  expect(tries.filter(Boolean)).toHaveLength(1);
  const after = await db.owner`select count(*)::int as n from app.person`;
  expect(after[0]!.n - before[0]!.n).toBe(1);
});

test('taken back, too old, the side ended, the case closed, the inviter gone, the agency disabled: nobody joins', async () => {
  const undo: [string, (i: Invited) => Promise<unknown>, () => Promise<unknown>][] = [
    ['revoked', (i) => as('shota', (tx) => tx`select app.revoke_invitation(${i.id})`), async () => {}],
    [
      'expired',
      (i) => db.owner`update app.invitation set expires_at = now() - interval '1 s' where id = ${i.id}`,
      async () => {},
    ],
    [
      'closed',
      () => db.owner`update app.party set valid_to = now() where id = ${mother}`,
      () => db.owner`update app.party set valid_to = null where id = ${mother}`,
    ],
    [
      'closed',
      () => db.owner`update app.case set ended_on = '2026-05-01' where id = ${shota}`,
      () => db.owner`update app.case set ended_on = null where id = ${shota}`,
    ],
    [
      'closed',
      () => db.owner`update app.member set valid_to = now() where person_id = ${person('takahashi')} and case_id = ${shota}`,
      () => db.owner`update app.member set valid_to = null where person_id = ${person('takahashi')} and case_id = ${shota}`,
    ],
    [
      'closed',
      () => db.owner`update app.agency set disabled_at = now() where id = ${demoId('agency', 'honmachi')}`,
      () => db.owner`update app.agency set disabled_at = null where id = ${demoId('agency', 'honmachi')}`,
    ],
  ];
  for (const [state, spoil, mend] of undo) {
    const invitation = await invite('takahashi', mother);
    expect((await behind(invitation.link))!.state).toBe('open');
    await spoil(invitation);
    expect((await behind(invitation.link))!.state).toBe(state);
    expect(await accept(invitation.link), state).toBeUndefined();
    await mend();
  }
  const good = await invite('takahashi', mother);
  expect(await accept(good.link)).toBeTruthy();
});

test('accepting and taking back at the same moment: one of them happened', async () => {
  for (let round = 0; round < 10; round++) {
    const { id, link } = await invite('takahashi', mother);
    const [accepted, revoked] = await Promise.all([
      accept(link),
      as('takahashi', (tx) => tx`select app.revoke_invitation(${id}) as done`).then(([row]) => row!.done as boolean),
    ]);
    expect(Boolean(accepted)).toBe(!revoked);
    const [row] =
      await db.owner`select accepted_at is not null as accepted, revoked_at is not null as revoked from app.invitation where id = ${id}`;
    expect(row).toEqual({ accepted: !revoked, revoked });
  }
});

test('taking an invitation back is for those who manage it', async () => {
  const { id } = await invite('takahashi', mother);
  for (const by of ['kazuko', 'miyazaki', 'ueda', 'hirano']) {
    expect(await conflict(as(by, (tx) => tx`select app.revoke_invitation(${id})`)), by).toBe('NotFound');
  }
  expect(await conflict(as('onishi', (tx) => tx`select app.revoke_invitation(${id})`))).toBe('done');
});

test('nobody accepts their own invitation, nor joins another side of their case', async () => {
  const { link } = await invite('takahashi', mother);
  expect(await conflict(accept(link, 'takahashi'))).toBe('ND005');
  expect(await conflict(accept(link, 'shota'))).toBe('ND005');
  expect(await conflict(accept(link, 'onishi'))).toBe('ND005');
  expect((await accept(link, 'yoshimi'))!.personId).toBe(person('yoshimi'));
  const own = await invite('shota', mother);
  expect(await conflict(accept(own.link, 'shota'))).toBe('ND005');
});

test('no session begins without an invitation that was accepted just now, by the actor', async () => {
  const begin = (link: Buffer) => (tx: Tx) =>
    tx`select * from app.session_after_invitation(${link}, ${newId()}, ${hash()}, '', '')`;
  const { link } = await invite('takahashi', mother);
  expect(await nobody(begin(link))).toHaveLength(0);
  expect(await as('yuko', begin(link))).toHaveLength(0);
  const begun = await as('yuko', async (tx) => {
    await tx`select * from app.accept_invitation(${link}, ${newId()}, '', '', '{}', ${newId()})`;
    return begin(link)(tx);
  });
  expect(begun).toHaveLength(1);
  expect(await as('yuko', begin(link)), 'later').toHaveLength(0);
});

test('the supported person comes in by invitation while they have no account, and only as themselves', async () => {
  const id = newId();
  await db.owner`insert into app.person (id, name) values (${id}, '新しい本人')`;
  const k = newId();
  const side = newId();
  await db.owner`insert into app.case (id, agency_id, person_id, started_on) values (${k}, ${demoId('agency', 'honmachi')}, ${id}, '2026-11-01')`;
  await db.owner`insert into app.party (id, case_id, kind, label) values (${side}, ${k}, 'supported_person', '本人')`;
  const [first, second] = [await invite('onishi', side).catch(() => null), null];
  expect(first, 'managers count to a support team, and there is none yet').toBe(second);
  await db.owner`insert into app.party (id, case_id, kind, label) values (${newId()}, ${k}, 'support_team', '支援チーム')`;
  const [a, b] = [await invite('onishi', side), await invite('onishi', side)];
  expect(await behind(a.link)).toMatchObject({ kind: 'supported_person', supportedName: '新しい本人' });
  expect(await conflict(accept(a.link, 'kazuko'))).toBe('ND005');
  expect((await accept(a.link))!.personId).toBe(id);
  expect((await behind(b.link))!.state, 'they have an account now').toBe('closed');
  expect(await conflict(invite('onishi', side))).toBe('ND005');
  const [name] = await db.owner`select name from app.person where id = ${id}`;
  expect(name!.name, 'and keep their name').toBe('新しい本人');
});

test('sides are made by the support team, family by the supported person, and no company’s side for a closed employment', async () => {
  const job = (of: string) =>
    db.owner`select id from app.employment where case_id = ${theCase(of)} order by started_on desc limit 1`.then(
      ([e]) => e!.id as string,
    );
  const make = (by: string, of: string, kind: string, employment: string | null = null) =>
    conflict(
      as(
        by,
        (tx) => tx`select app.make_party(${newId()}, ${theCase(of)}, ${kind}::app.party_kind, '新しい側', '', ${employment})`,
      ),
    );
  expect(await make('takahashi', 'shota', 'family')).toBe('done');
  expect(await make('takahashi', 'shota', 'partner')).toBe('done');
  expect(await make('takahashi', 'shota', 'employer', await job('shota'))).toBe('done');
  expect(await make('shota', 'shota', 'family')).toBe('done');
  expect(await make('shota', 'shota', 'employer', await job('shota'))).toBe('NotFound');
  expect(await make('shota', 'shota', 'partner')).toBe('NotFound');
  expect(await make('takahashi', 'shota', 'support_team')).toBe('NotFound');
  expect(await make('takahashi', 'shota', 'supported_person')).toBe('NotFound');
  expect(await make('takahashi', 'shota', 'employer', await job('mei'))).toBe('NotFound');
  expect(await make('kazuko', 'shota', 'family')).toBe('NotFound');
  expect(await make('ueda', 'shota', 'family')).toBe('NotFound');

  const [team] = await db.owner`
    select a.person_id from app.case k join app.agency_member a on a.agency_id = k.agency_id and a.role = 'manager' where k.id = ${ren} limit 1`;
  const byManager = (employment: string) =>
    conflict(
      asActor(
        { personId: team!.personId as string },
        (tx) => tx`select app.make_party(${newId()}, ${ren}, 'employer', '会社', '', ${employment})`,
        { from: db.pool },
      ),
    );
  expect(await byManager(await job('ren'))).toBe('ND001');
  const [none] = await db.owner`select count(*)::int as n from app.party where case_id = ${ren} and kind = 'employer'`;
  expect(none!.n).toBe(0);
});

test('an employment that becomes closed cannot keep an invitation to its company open', async () => {
  const [job] = await db.owner`select id from app.employment where case_id = ${shota} limit 1`;
  const side = newId();
  await as('takahashi', (tx) => tx`select app.make_party(${side}, ${shota}, 'employer', '人事', '', ${job!.id})`);
  const { link } = await invite('takahashi', side);
  await expect(db.owner`update app.employment set disclosure = 'closed' where id = ${job!.id}`).rejects.toMatchObject({
    code: 'ND001',
  });
  await db.owner.begin(async (tx) => {
    await tx`update app.party set valid_to = now() where employment_id = ${job!.id} and valid_to is null`;
    await tx`update app.employment set disclosure = 'closed' where id = ${job!.id}`;
  });
  expect((await behind(link))!.state).toBe('closed');
  expect(await accept(link)).toBeUndefined();
});

test('managers invite staff of every role, service managers only workers, nobody else anybody', async () => {
  const honmachi = demoId('agency', 'honmachi');
  const make = (by: string, role: string, agency = honmachi) =>
    conflict(
      as(
        by,
        (tx) => tx`select app.invite_staff(${newId()}, ${hash()}, null, ${agency}, ${role}::app.agency_role, '新しい人', null)`,
      ),
    );
  expect([await make('onishi', 'manager'), await make('onishi', 'service_manager'), await make('onishi', 'worker')]).toEqual([
    'done',
    'done',
    'done',
  ]);
  expect([
    await make('murakami', 'worker'),
    await make('murakami', 'service_manager'),
    await make('murakami', 'manager'),
  ]).toEqual(['done', 'NotFound', 'NotFound']);
  for (const by of ['takahashi', 'shota', 'kazuko', 'miyazaki', 'hirano'])
    expect(await make(by, 'worker'), by).toBe('NotFound');
  expect(await make('onishi', 'worker', demoId('agency', 'tonari'))).toBe('NotFound');
});

test('the role stands in the invitation; a manager does not change their own', async () => {
  const honmachi = demoId('agency', 'honmachi');
  const link = hash();
  await as('onishi', (tx) => tx`select app.invite_staff(${newId()}, ${link}, null, ${honmachi}, 'worker', '新しい人', null)`);
  expect(await conflict(accept(link, 'onishi'))).toBe('ND005');
  const accepted = await accept(link);
  const roles = await db.owner`select role, agency_id from app.agency_member where person_id = ${accepted!.personId}`;
  expect(roles).toEqual([{ role: 'worker', agencyId: honmachi }]);
  expect(
    await asActor({ personId: accepted!.personId }, (tx) => tx`select id from app.case`, { from: db.pool }),
    'no case yet',
  ).toHaveLength(0);
});

test('the end of somebody’s work takes their cases with it, at once; one’s own end is not in one’s hand', async () => {
  const member = (key: string) => demoId('staff', 'honmachi', key);
  const end = (by: string, whom: string) => conflict(as(by, (tx) => tx`select app.end_staff(${member(whom)})`));
  expect(await end('onishi', 'onishi')).toBe('NotFound');
  expect(await end('takahashi', 'murakami')).toBe('NotFound');
  expect(await end('murakami', 'onishi')).toBe('NotFound');
  expect(await end('hirano', 'takahashi')).toBe('NotFound');
  const cases = () => as('takahashi', (tx) => tx`select id from app.case`).then((rows) => rows.length);
  expect(await cases()).toBeGreaterThan(0);
  expect(await end('murakami', 'takahashi')).toBe('done');
  expect(await cases()).toBe(0);
});
