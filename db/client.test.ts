import { createHash } from 'node:crypto';
import fs from 'node:fs';
import { expect, test } from '@playwright/test';
import { type Actor, asActor, Conflict, NotFound, SignedOut, TooSlow, type Tx } from './client';
import { connect } from './connection';
import { idOf, insertOneCase } from './one-case';
import { policies } from './policies';
import { openPool, type Pool } from './pool';
import { freshDatabase, type TestDatabase } from './testing';

let db: TestDatabase;
/** One connection: what a transaction leaves behind, the next one finds. */
let from: Pool;
test.beforeAll(async () => {
  db = await freshDatabase();
  await insertOneCase(db.owner);
  from = openPool(db.url, { max: 1 });
});
test.afterAll(async () => {
  await from.end();
  await db.drop();
});

const sora = { personId: idOf('sora') };
const session = { sessionHash: createHash('sha256').update('s').digest() };
const whoIsThere = () =>
  from.use(
    async (sql) =>
      (await sql`select current_setting('app.actor_id', true) as who, (select count(*)::int from app.entry) as entries`)[0],
  );
const keepDraft = (key: string) => (tx: Tx) => tx`insert into app.draft (key, data) values (${key}, '{}')`;
const drafts = async () => (await db.owner`select key from app.draft order by key`).map((row) => row.key);

test('a transaction runs as the person, is kept, and leaves nobody behind on the connection', async () => {
  const seen = await asActor(
    sora,
    async (tx, me) => {
      await keepDraft('kept')(tx);
      expect((await me).personId).toBe(idOf('sora'));
      return (await tx`select app.actor_id() as who`)[0]?.who;
    },
    { from },
  );
  expect(seen).toBe(idOf('sora'));
  expect(await drafts()).toContain('kept');
  expect(await whoIsThere()).toEqual({ who: '', entries: 0 });
});

test('what fails is undone, and leaves nobody behind either', async () => {
  const failures: [string, (tx: Tx, me: Promise<Actor>) => Promise<unknown>][] = [
    [
      'later',
      async (tx) => {
        await keepDraft('lost')(tx);
        throw new Error('later');
      },
    ],
    [
      'before anything was awaited',
      (tx) => {
        void keepDraft('lost')(tx).execute();
        throw new Error('before anything was awaited');
      },
    ],
    [
      'a statement',
      async (tx) => {
        await keepDraft('lost')(tx);
        await tx`select 1 / 0`;
      },
    ],
  ];
  for (const [name, work] of failures) {
    await expect(asActor(sora, work, { from }), name).rejects.toThrow(name === 'a statement' ? 'division by zero' : name);
    expect(await whoIsThere(), name).toEqual({ who: '', entries: 0 });
    expect(await drafts(), name).not.toContain('lost');
  }
});

test('a statement that failed unnoticed is noticed: COMMIT would answer ROLLBACK', async () => {
  const careless = asActor(
    sora,
    async (tx) => {
      await keepDraft('lost')(tx);
      await tx`select 1 / 0`.catch(() => {});
      return 'all is well';
    },
    { from },
  );
  await expect(careless).rejects.toThrow('unnoticed');
  expect(await drafts()).not.toContain('lost');
});

test('what ends the work goes with the commit: kept with it, or nothing is', async () => {
  const ended = (last: (tx: Tx, result: string) => Promise<unknown>[], key: string) =>
    asActor(
      sora,
      async (tx) => {
        await keepDraft(key)(tx);
        return `${key}, ended`;
      },
      { from, last },
    );
  expect(await ended((tx, result) => [keepDraft(result)(tx)], 'begun')).toBe('begun, ended');
  expect(await drafts()).toEqual(expect.arrayContaining(['begun', 'begun, ended']));
  await expect(ended((tx) => [tx`select 1 / 0`, keepDraft('lost too')(tx)], 'lost')).rejects.toThrow('division by zero');
  const refused = (tx: Tx) =>
    tx`select 1 / 0`.catch(() =>
      new Promise((resolve) => setTimeout(resolve, 50)).then(() => Promise.reject(new Conflict('late'))),
    );
  await expect(
    ended((tx) => [refused(tx), keepDraft('lost too')(tx)], 'lost'),
    'what it was called by who began it',
  ).rejects.toMatchObject({ code: 'late' });
  const absent = (tx: Tx) => tx`do $$ begin raise exception 'x' using errcode = 'ND404'; end $$`;
  await expect(ended((tx) => [keepDraft('lost too')(tx), absent(tx)], 'lost')).rejects.toBeInstanceOf(NotFound);
  await expect(
    ended(() => {
      throw new Error('nothing begun');
    }, 'lost'),
  ).rejects.toThrow('nothing begun');
  for (const key of ['lost', 'lost too']) expect(await drafts()).not.toContain(key);
  expect(await whoIsThere()).toEqual({ who: '', entries: 0 });
});

test('a session opens the door; one that is over does not, and nothing of what was asked happens', async () => {
  expect(await asActor(session, async (_tx, me) => (await me).personId, { from })).toBe(idOf('sora'));
  const unknown = { sessionHash: createHash('sha256').update('unknown').digest() };
  await expect(asActor(unknown, keepDraft('lost'), { from })).rejects.toBeInstanceOf(SignedOut);
  for (const over of ['revoked_at = now()', 'expires_at = now()', "last_seen_at = now() - interval '2 days'"]) {
    await db.owner.unsafe(`update app.session set ${over}`);
    await expect(asActor(session, keepDraft('lost'), { from }), over).rejects.toBeInstanceOf(SignedOut);
    await db.owner`update app.session set revoked_at = null, expires_at = '2099-01-01', last_seen_at = now()`;
    expect(await asActor(session, async () => 'open again', { from })).toBe('open again');
  }
  await db.owner`update app.account set disabled_at = now() where person_id = ${idOf('sora')}`;
  await expect(asActor(session, keepDraft('lost'), { from })).rejects.toBeInstanceOf(SignedOut);
  await db.owner`update app.account set disabled_at = null`;
  expect(await drafts()).not.toContain('lost');
});

test('nobody may come in too, but as nobody', async () => {
  expect(
    await asActor(
      'nobody',
      async (tx) => (await tx`select app.actor_id() as who, (select count(*)::int from app.entry) as entries`)[0],
      { from },
    ),
  ).toEqual({ who: null, entries: 0 });
  await expect(asActor('nobody', async (_tx, me) => me, { from })).rejects.toBeInstanceOf(SignedOut);
});

test('what the database refuses by name comes out as NotFound or Conflict', async () => {
  const raise = (code: string) =>
    asActor(sora, (tx) => tx.unsafe(`do $$ begin raise exception 'x' using errcode = '${code}'; end $$`), { from });
  await expect(raise('ND404')).rejects.toBeInstanceOf(NotFound);
  for (const code of ['ND001', 'ND002', 'ND003', 'ND004', 'ND005', 'ND006'])
    await expect(raise(code), code).rejects.toBeInstanceOf(Conflict);
  await expect(raise('P0001')).rejects.toThrow('x');
});

test('of several statements at once, what is told is why the first one failed', async () => {
  const refused = (tx: Tx) => tx`select from app.exposed_to(gen_random_uuid(), now(), now())`;
  const deeper = async (query: Promise<unknown>) => [await Promise.all([query])];
  // Both answers arrive while this process is busy elsewhere, and so at once; the first lies some promises deeper and is heard of later.
  const busy = () => Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 300);
  const both = (tx: Tx) => {
    setTimeout(busy, 30);
    return Promise.all([tx`select pg_sleep(0.1)`, deeper(deeper(deeper(refused(tx)))), tx`select 1`]);
  };
  await expect(asActor(sora, both, { from })).rejects.toBeInstanceOf(NotFound);
});

test('what only came in one another’s way is tried again, at most three times', async () => {
  let tries = 0;
  const clash = (times: number) =>
    asActor(
      sora,
      async (tx) => {
        tries += 1;
        await keepDraft(`try ${tries} of ${times}`)(tx);
        if (tries <= times) await tx`do $$ begin raise exception 'clash' using errcode = '40001'; end $$`;
        return 'through';
      },
      { from },
    );
  expect(await clash(2)).toBe('through');
  expect(tries).toBe(3);
  expect((await drafts()).filter((key) => key.startsWith('try'))).toEqual(['try 3 of 2']);
  tries = 0;
  await expect(clash(9)).rejects.toThrow('clash');
  expect(tries).toBe(3);
});

/** Ends the server's side of the connection, as a restart of PostgreSQL does. */
async function cutFromOutside(tx: Tx) {
  const [backend] = await tx`select pg_backend_pid() as pid`;
  await db.owner`select 1`;
  const superuser = connect(db.superuserUrl, { max: 1 });
  await superuser`select pg_terminate_backend(${backend?.pid}, 2000)`;
  await superuser.end();
}

test('a connection that is cut is opened again, and the work done once', async () => {
  let tries = 0;
  const came = await asActor(
    sora,
    async (tx) => {
      tries += 1;
      await keepDraft(`cut ${tries}`)(tx);
      if (tries === 1) await cutFromOutside(tx);
      // Whatever is still asked of the lost connection fails, and runs on no other.
      const later = await Promise.allSettled(
        [1, 2, 3].map((n) => tx`insert into app.draft (key, data) values (${`later ${tries} ${n}`}, '{}')`),
      );
      if (tries === 1) expect(later.map((one) => one.status)).toEqual(['rejected', 'rejected', 'rejected']);
      for (const one of later) if (one.status === 'rejected') throw one.reason;
      return 'through';
    },
    { from },
  );
  expect(came).toBe('through');
  expect(tries).toBe(2);
  expect((await drafts()).filter((key) => /cut|later/.test(key))).toEqual(['cut 2', 'later 2 1', 'later 2 2', 'later 2 3']);
});

test('after all connections were cut, also with others waiting for one, the pool is whole', async () => {
  const all = Array.from({ length: 12 }, async (_, at) => {
    let first = true;
    return asActor(
      sora,
      async (tx) => {
        if (first && at < 4) {
          first = false;
          await cutFromOutside(tx);
        }
        return (await tx`select app.actor_id() as who`)[0]?.who;
      },
      { from: db.pool },
    );
  });
  expect(await Promise.all(all)).toEqual(Array.from({ length: 12 }, () => idOf('sora')));
  const resting = await Promise.all(Array.from({ length: 4 }, () => db.pool.take()));
  for (const lease of resting) await cutFromOutside(lease.tx).catch(() => {});
  for (const lease of resting) lease.giveBack();
  expect(await asActor(sora, async () => 'through', { from: db.pool })).toBe('through');
});

test('an idle connection that was cut meanwhile is no matter', async () => {
  await from.use(async (sql) => {
    const [backend] = await sql`select pg_backend_pid() as pid`;
    setTimeout(async () => {
      const superuser = connect(db.superuserUrl, { max: 1 });
      await superuser`select pg_terminate_backend(${backend?.pid}, 2000)`;
      await superuser.end();
    }, 50);
  });
  await new Promise((resolve) => setTimeout(resolve, 400));
  expect(await asActor(sora, async () => 'through', { from })).toBe('through');
});

test('a database that does not answer is given up on, and nothing is kept that was said to have failed', async () => {
  test.skip(process.platform !== 'linux' || !!process.env.NAKADACHI_TEST_POSTGRES, 'stops a server process');
  const pid = await from.use(async (sql) => (await sql`select pg_backend_pid() as pid`)[0]?.pid as number);
  process.kill(pid, 'SIGSTOP');
  try {
    await expect(asActor(sora, keepDraft('too late'), { from, deadline: 500 })).rejects.toBeInstanceOf(TooSlow);
    expect(await asActor(sora, async () => 'another connection', { from })).toBe('another connection');
  } finally {
    process.kill(pid, 'SIGCONT');
  }
  await new Promise((resolve) => setTimeout(resolve, 200));
  expect(await drafts()).not.toContain('too late');
});

test('every refusal of the database has its words', async () => {
  const sql = fs
    .readdirSync('db/migrations')
    .map((name) => fs.readFileSync(`db/migrations/${name}`, 'utf8'))
    .concat(policies())
    .join();
  const codes = new Set([...sql.matchAll(/errcode = '(ND\d+)'/g)].map((match) => match[1] ?? ''));
  codes.delete('ND404');
  expect(codes.size).toBeGreaterThan(3);
  for (const locale of ['ja', 'ja-easy', 'en']) {
    const { conflict } = JSON.parse(fs.readFileSync(`lib/i18n/messages/${locale}/errors.json`, 'utf8'));
    for (const code of codes) expect(conflict[code], `${locale} ${code}`).toBeTruthy();
  }
});

test('many at once keep out of each other’s transactions', async () => {
  const people = ['sora', 'hr', 'worker', 'manager', 'mother', 'doctor'] as const;
  const runs = Array.from({ length: 200 }, (_, at) => people[at % people.length] ?? 'sora');
  await Promise.all(
    runs.map(async (name) => {
      const [row] = await asActor({ personId: idOf(name) }, (tx) => tx`select app.actor_id() as who`, { from: db.pool });
      expect(row?.who).toBe(idOf(name));
    }),
  );
  expect((await db.app`select from app.entry`).length).toBe(0);
});
