import { randomBytes } from 'node:crypto';
import { expect, test } from '@playwright/test';
import { asActor, SignedOut, type Tx } from '@/db/client';
import { seedDemo } from '@/db/seed/demo';
import { demoId } from '@/db/seed/world/rows';
import { freshDatabase, type TestDatabase } from '@/db/testing';
import { newId } from '@/lib/ids';

let db: TestDatabase;
const person = (key: string) => demoId('person', key);

test.describe.configure({ mode: 'serial' });
test.beforeAll(async () => {
  db = await freshDatabase();
  await seedDemo(db.owner, '2026-11-22');
});
test.afterAll(() => db.drop());

const hash = () => randomBytes(32);
const nobody = <T>(work: (tx: Tx) => Promise<T>) => asActor('nobody', (tx) => work(tx), { from: db.pool });
/** As the holder of a session, with a word in the audit about what is changed by hand. */
const holding = <T>(sessionHash: Buffer, work: (tx: Tx) => Promise<T>) =>
  asActor(
    { sessionHash },
    async (tx) => {
      const done = await work(tx);
      await tx`insert into app.audit_event (act, object_type) values ('by_hand', 'test')`;
      return done;
    },
    { from: db.pool },
  );

/** Signs a demo person in; resolves with the hash of the session's token. */
async function signIn(key: string): Promise<Buffer> {
  const token = hash();
  const [begun] = await nobody(
    (tx) => tx`select * from app.demo_sign_in(${person(key)}, ${newId()}, ${token}, 'chrome/linux', '')`,
  );
  expect(begun, `${key} signs in`).toBeTruthy();
  return token;
}
const whoHolds = (token: Buffer) => asActor({ sessionHash: token }, async (_tx, me) => (await me).personId, { from: db.pool });

/** Asks for a link to an address; resolves with its hash and whether it was made. */
async function ask(address: string): Promise<{ link: Buffer; made: boolean }> {
  const link = hash();
  const [row] = await nobody((tx) => tx`select app.make_sign_in_link(${address}, ${newId()}, ${link}, '/next') as made`);
  return { link, made: row!.made };
}
const use = (link: Buffer, token = hash()) =>
  nobody((tx) => tx`select * from app.use_sign_in_link(${link}, ${newId()}, ${token}, '', '')`).then(([row]) => ({
    row,
    token,
  }));
const state = (link: Buffer) =>
  nobody((tx) => tx`select state from app.sign_in_link_state(${link})`).then(([row]) => row?.state);
const email = (key: string) =>
  db.owner`select email from app.account where person_id = ${person(key)}`.then(([a]) => a!.email as string);

test('a demo person signs in where there is a demo, and only there', async () => {
  expect(await whoHolds(await signIn('shota'))).toBe(person('shota'));
  const [stranger] = await nobody(
    (tx) => tx`select * from app.demo_sign_in(${person('inoue')}, ${newId()}, ${hash()}, '', '')`,
  );
  expect(stranger, 'who is not offered').toBeUndefined();
  await db.owner`update app.instance set demo = false`;
  const [refused] = await nobody((tx) => tx`select * from app.demo_sign_in(${person('shota')}, ${newId()}, ${hash()}, '', '')`);
  expect(refused).toBeUndefined();
  expect(await nobody((tx) => tx`select * from app.demo_people()`)).toHaveLength(0);
  await db.owner`update app.instance set demo = true`;
});

test('nobody begins a session by naming a person', async () => {
  await expect(
    nobody((tx) => tx`select * from app.begin_session(${person('shota')}, ${newId()}, ${hash()}, 'x', '', '')`),
  ).rejects.toThrow(/permission denied/);
});

test('a link is made for an address with an account, and the asker is told nothing by what stands in the table', async () => {
  expect((await ask(await email('takahashi'))).made).toBe(true);
  expect((await ask('nobody@example.jp')).made).toBe(false);
  await expect(nobody((tx) => tx`select * from app.sign_in_link`)).rejects.toThrow(/permission denied/);
});

test('a link works once, of twenty at the same moment', async () => {
  const { link } = await ask(await email('takahashi'));
  const tries = await Promise.all(Array.from({ length: 20 }, () => use(link)));
  const won = tries.filter(({ row }) => row);
  expect(won).toHaveLength(1);
  expect(await whoHolds(won[0]!.token)).toBe(person('takahashi'));
  expect(await state(link)).toBe('used');
  for (const { row, token } of tries) if (!row) await expect(whoHolds(token)).rejects.toBeInstanceOf(SignedOut);
});

test('looking at a link uses nothing up', async () => {
  const { link } = await ask(await email('takahashi'));
  for (let look = 0; look < 5; look++) expect(await state(link)).toBe('open');
  expect((await use(link)).row).toMatchObject({ nextPath: '/next' });
});

test('a link is too old after 15 minutes', async () => {
  const { link } = await ask(await email('takahashi'));
  const [left] =
    await db.owner`select expires_at - now() between '14 minutes' and '15 minutes' as right from app.sign_in_link where token_hash = ${link}`;
  expect(left!.right).toBe(true);
  await db.owner`update app.sign_in_link set expires_at = now() - interval '1 second' where token_hash = ${link}`;
  expect(await state(link)).toBe('expired');
  expect((await use(link)).row).toBeUndefined();
});

test('a link is worth nothing once the account has another address, and good again when it has not', async () => {
  const { link } = await ask(await email('takahashi'));
  const address = await email('takahashi');
  await db.owner`update app.account set email = 'new@example.jp' where person_id = ${person('takahashi')}`;
  expect((await use(link)).row).toBeUndefined();
  await db.owner`update app.account set email = ${address} where person_id = ${person('takahashi')}`;
  expect((await use(link)).row).toBeTruthy();
});

test('a disabled account gets no link, uses none, and its sessions are over', async () => {
  const token = await signIn('kato');
  const { link } = await ask(await email('kato'));
  await db.owner`update app.account set disabled_at = now() where person_id = ${person('kato')}`;
  expect((await ask(await email('kato'))).made).toBe(false);
  expect((await use(link)).row).toBeUndefined();
  await expect(whoHolds(token)).rejects.toBeInstanceOf(SignedOut);
  await db.owner`update app.account set disabled_at = null where person_id = ${person('kato')}`;
  expect(await whoHolds(token)).toBe(person('kato'));
  expect((await use(link)).row).toBeTruthy();
});

test('sessions end after their side’s time without use, and in all', async () => {
  const limits = async (key: string) => {
    const [l] = await db.owner`select idle::text, total::text from app.session_limits(${person(key)})`;
    return [l!.idle, l!.total];
  };
  expect(await limits('takahashi')).toEqual(['01:00:00', '12:00:00']);
  expect(await limits('kato')).toEqual(['08:00:00', '7 days']);
  expect(await limits('shota')).toEqual(['14 days', '90 days']);

  const token = await signIn('takahashi');
  const shift = (column: string, by: string) =>
    db.owner.unsafe(
      `update app.session set ${column} = ${column} - interval '${by}' where token_hash = '\\x${token.toString('hex')}'`,
    );
  await shift('last_seen_at', '59 minutes');
  expect(await whoHolds(token), 'and using it counts anew').toBe(person('takahashi'));
  await shift('last_seen_at', '61 minutes');
  await expect(whoHolds(token)).rejects.toBeInstanceOf(SignedOut);

  const long = await signIn('takahashi');
  await db.owner`update app.session set expires_at = now() - interval '1 second' where token_hash = ${long}`;
  await expect(whoHolds(long)).rejects.toBeInstanceOf(SignedOut);
});

test('people see their own sessions, without the hash, and end them; not those of others', async () => {
  const [mine, other] = [await signIn('shota'), await signIn('kazuko')];
  const seen = await holding(mine, (tx) => tx`select id, person_id from app.session`);
  expect(new Set(seen.map((s) => s.personId))).toEqual(new Set([person('shota')]));
  await expect(holding(mine, (tx) => tx`select token_hash from app.session`)).rejects.toThrow(/permission denied/);
  await expect(holding(mine, (tx) => tx`update app.session set expires_at = now() + interval '1 year'`)).rejects.toThrow(
    /permission denied/,
  );

  const ended = await holding(
    mine,
    (tx) => tx`update app.session set revoked_at = now() where person_id = ${person('kazuko')} returning id`,
  );
  expect(ended).toHaveLength(0);
  expect(await whoHolds(other)).toBe(person('kazuko'));
  await expect(holding(mine, (tx) => tx`update app.session set revoked_at = now() + interval '1 day'`)).rejects.toThrow(
    /row-level security/,
  );
  await holding(mine, (tx) => tx`update app.session set revoked_at = now() where revoked_at is null`);
  await expect(whoHolds(mine)).rejects.toBeInstanceOf(SignedOut);
  expect(await whoHolds(other)).toBe(person('kazuko'));
});

test('a session that has been ended stays ended', async () => {
  const [ended, open] = [await signIn('shota'), await signIn('shota')];
  await nobody((tx) => tx`select app.end_session(${ended})`);
  await expect(whoHolds(ended)).rejects.toBeInstanceOf(SignedOut);
  const back = await holding(
    open,
    (tx) => tx`update app.session set revoked_at = now() where revoked_at is not null returning id`,
  );
  expect(back).toHaveLength(0);
  await expect(whoHolds(ended)).rejects.toBeInstanceOf(SignedOut);
});

test('a try too many is refused, and the next stretch of time begins anew', async () => {
  const key = hash();
  const within = () => nobody((tx) => tx`select app.within_rate(${key}, '1 hour', 3) as within`).then(([row]) => row!.within);
  expect([await within(), await within(), await within(), await within()]).toEqual([true, true, true, false]);
  await db.owner`update app.rate set starts = starts - interval '1 hour' where key = ${key}`;
  expect(await within()).toBe(true);
  expect(await nobody((tx) => tx`select app.within_rate(${hash()}, '1 hour', 3) as within`).then(([row]) => row!.within)).toBe(
    true,
  );
});

test('twenty tries at once are counted twenty times', async () => {
  const key = hash();
  const tries = await Promise.all(
    Array.from({ length: 20 }, () => nobody((tx) => tx`select app.within_rate(${key}, '1 hour', 7) as within`)),
  );
  expect(tries.filter(([row]) => row!.within)).toHaveLength(7);
});

test('an address counts when its own person opens the link, and no other', async () => {
  const token = await signIn('shota');
  const address = await email('shota');
  await db.owner`update app.account set email = null where person_id = ${person('shota')}`;
  const link = hash();
  await holding(token, (tx) => tx`select app.claim_address('shota@new.example.jp', ${newId()}, ${link})`);
  expect((await ask('shota@new.example.jp')).made, 'not before it is proved').toBe(false);
  const prove = (with_: Buffer) =>
    holding(with_, (tx) => tx`select app.prove_address(${link}) as done`).then(([row]) => row!.done);
  expect(await prove(await signIn('kazuko'))).toBe(false);
  expect(await prove(token)).toBe(true);
  expect(await prove(token), 'once').toBe(false);
  expect((await ask('shota@new.example.jp')).made).toBe(true);
  await expect(
    holding(token, (tx) => tx`select app.claim_address('x@example.jp', ${newId()}, ${hash()})`),
    'has one',
  ).rejects.toThrow();
  await db.owner`update app.account set email = ${address} where person_id = ${person('shota')}`;
});

test('an address that has an account is nobody else’s', async () => {
  const token = await signIn('shota');
  const address = await email('shota');
  await db.owner`update app.account set email = null where person_id = ${person('shota')}`;
  const link = hash();
  await holding(token, async (tx) => tx`select app.claim_address(${await email('kazuko')}, ${newId()}, ${link})`);
  await expect(holding(token, (tx) => tx`select app.prove_address(${link})`)).rejects.toMatchObject({ code: 'ND006' });
  expect(await email('kazuko')).toBeTruthy();
  await db.owner`update app.account set email = ${address} where person_id = ${person('shota')}`;
});

test('a company’s sign-in lets in who has linked it, and nobody else', async () => {
  const begin = (subject: string, token: Buffer) =>
    nobody(
      (tx) => tx`select * from app.identity_sign_in('https://id.example.jp', ${subject}, ${newId()}, ${token}, '', '')`,
    ).then(([row]) => row);
  expect(await begin('s-1', hash())).toBeUndefined();
  const kato = await signIn('kato');
  const link = (with_: Buffer) =>
    holding(
      with_,
      (tx) =>
        tx`insert into app.identity (issuer, subject) values ('https://id.example.jp', 's-1') on conflict do nothing returning 1`,
    );
  expect(await link(kato)).toHaveLength(1);
  expect(await link(await signIn('miyazaki')), 'it is one person’s').toHaveLength(0);
  const token = hash();
  expect(await begin('s-1', token)).toBeTruthy();
  expect(await whoHolds(token)).toBe(person('kato'));
  expect(
    await nobody(
      (tx) => tx`select * from app.identity_sign_in('https://other.example.jp', 's-1', ${newId()}, ${hash()}, '', '')`,
    ),
  ).toHaveLength(0);

  const miyazaki = await signIn('miyazaki');
  await expect(
    holding(miyazaki, (tx) => tx`insert into app.identity (issuer, subject, person_id) values ('i', 's', ${person('kato')})`),
  ).rejects.toThrow(/permission denied/);
  expect(await holding(miyazaki, (tx) => tx`delete from app.identity returning 1`)).toHaveLength(0);
  expect(await holding(kato, (tx) => tx`delete from app.identity returning 1`)).toHaveLength(1);
  expect(await begin('s-1', hash())).toBeUndefined();
});

test('the mail of a demo is there to see; elsewhere there is none', async () => {
  const put = () =>
    nobody((tx) => tx`insert into app.demo_mail (id, recipient, subject, body) values (${newId()}, 'a@example.jp', 's', 'b')`);
  const seen = () => nobody((tx) => tx`select id from app.demo_mail`).then((rows) => rows.length);
  await put();
  expect(await seen()).toBe(1);
  await db.owner`update app.instance set demo = false`;
  expect(await seen()).toBe(0);
  await expect(put()).rejects.toThrow(/row-level security/);
  await db.owner`update app.instance set demo = true`;
});
