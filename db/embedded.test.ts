import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { expect, test } from '@playwright/test';
import { connect } from './connection';

/**
 * The embedded PostgreSQL under kill -9. Each supervisor runs in a process of its own, so that it can be killed too; real rows are
 * written all the while, and those that were acknowledged must be there afterwards.
 */

const root = process.getuid?.() === 0;
const bases: string[] = [];
const keepers: Keeper[] = [];
const mounted: string[] = [];

test.describe.configure({ mode: 'parallel' });
test.setTimeout(30_000);
test.skip(process.platform !== 'linux', 'reads /proc');

test.afterEach(async () => {
  for (const keeper of keepers.splice(0)) await keeper.end();
  // The latest first: one may lie in an earlier one.
  for (const base of bases.splice(0).reverse()) {
    for (const pid of postgresOf(base)) kill(pid, 'SIGKILL');
    if (mounted.includes(base)) spawnSync('umount', [base]);
    for (const other of elsewhere(base)) fs.rmSync(other, { recursive: true, force: true });
    fs.rmSync(base, { recursive: true, force: true });
  }
});

for (const [what, whom] of [
  ['every PostgreSQL process', (k: Keeper) => postgresOf(k.base)],
  ['the postmaster alone', (k: Keeper) => [postmasterOf(k.base)]],
  ['one backend', (k: Keeper) => [backendOf(k.base)]],
] as const) {
  test(`kill -9 of ${what}: it comes back under the same address and no acknowledged row is lost`, async () => {
    const keeper = await keep(newBase());
    const writing = await write(keeper.ownerUrl);
    await sleep(200);
    for (const pid of whom(keeper)) kill(pid, 'SIGKILL');
    await writing.moreAfterNow();
    await writing.check();
  });
}

test('kill -9 of the supervisor: PostgreSQL lives on, the next start adopts it and ends it', async () => {
  const base = newBase();
  const first = await keep(base);
  const writing = await write(first.ownerUrl);
  const postmaster = postmasterOf(base);
  first.process.kill('SIGKILL');
  await writing.moreAfterNow();

  const second = await keep(base);
  expect(second.how).toBe('adopted');
  expect(postmasterOf(base)).toBe(postmaster);
  kill(postmaster, 'SIGKILL'); // not its child, and looked after all the same
  await writing.moreAfterNow();
  await writing.check();

  second.process.kill('SIGKILL');
  const third = await keep(base);
  expect(third.how).toBe('adopted');
  await third.end();
  expect(postgresOf(base)).toEqual([]);
});

test('kill -9 of everything: the next start heals it', async () => {
  const base = newBase();
  const first = await keep(base);
  const writing = await write(first.ownerUrl);
  await sleep(200);
  first.process.kill('SIGKILL');
  for (const pid of postgresOf(base)) kill(pid, 'SIGKILL');

  const second = await keep(base);
  expect(second.how).toBe('started');
  await writing.moreAfterNow();
  await writing.check();
});

test('a second process joins, does not end what it did not start, and takes over when the first is gone', async () => {
  const base = newBase();
  const first = await keep(base);
  const guest = await keep(base);
  expect(guest.how).toBe('joined');
  await guest.end();
  expect(await answers(first.url)).toBe(true);

  const heir = await keep(base);
  await first.end();
  await expect.poll(() => answers(heir.url), { timeout: 10_000 }).toBe(true);
  await heir.end();
  expect(postgresOf(base)).toEqual([]);
});

test('two starts at the same moment in an empty place share one database', async () => {
  const base = newBase();
  const both = await Promise.all([keep(base), keep(base)]);
  const ids = await Promise.all(
    both.map((keeper) => ask(keeper.ownerUrl, 'select system_identifier::text as id from pg_control_system()')),
  );
  expect(ids[0]).toEqual(ids[1]);
  expect(fs.readdirSync(base).filter((name) => name.startsWith('making'))).toEqual([]);
});

test('a clean end shuts PostgreSQL down properly and leaves no process', async () => {
  const base = newBase();
  const keeper = await keep(base);
  await keeper.end();
  expect(postgresOf(base)).toEqual([]);
  expect(fs.existsSync(path.join(base, 'pg18', 'postmaster.pid'))).toBe(false);
  await keep(base);
  expect(fs.readFileSync(path.join(base, 'postgres.log'), 'utf8')).not.toContain('automatic recovery');
});

test('a supervisor that leaves without a word (process.exit) takes PostgreSQL with it', async () => {
  const base = newBase();
  const keeper = await keep(base);
  keeper.process.send('leave');
  await expect.poll(() => postgresOf(base), { timeout: 8_000 }).toEqual([]);
  expect(fs.readFileSync(path.join(base, 'postgres.log'), 'utf8')).toContain('received fast shutdown request');
});

test('a left-over postmaster.pid with the number of a stranger, or empty, does not keep it from starting', async () => {
  const base = newBase();
  await (await keep(base)).end();
  const file = path.join(base, 'pg18', 'postmaster.pid');
  // As PostgreSQL's own user: of others it believes by itself that they are no PostgreSQL.
  const { uid, gid } = fs.statSync(path.join(base, 'pg18'));
  const stranger = spawn('sleep', ['60'], { uid, gid });
  try {
    for (const text of [
      `${stranger.pid}\n${path.join(base, 'pg18')}\n1700000000\n5432\n/nowhere\n\n  1111111 1\nready   \n`,
      '',
    ]) {
      fs.writeFileSync(file, text);
      fs.chownSync(file, uid, gid);
      const keeper = await keep(base);
      expect(await answers(keeper.url)).toBe(true);
      await keeper.end();
    }
    expect(stranger.exitCode, 'the stranger was left alone').toBe(null);
  } finally {
    stranger.kill('SIGKILL');
  }
});

test('a first start that is cut off is begun anew', async () => {
  const base = newBase();
  const first = launch(base);
  await expect
    .poll(
      () =>
        fs
          .readdirSync(base)
          .some((name) => fs.existsSync(path.join(base, name, 'base')) || fs.existsSync(path.join(base, name, 'pg18', 'base'))),
      { intervals: [10] },
    )
    .toBe(true);
  first.kill('SIGKILL');
  for (const pid of processes().filter((pid) => commandOf(pid).includes(base))) kill(pid, 'SIGKILL');
  const keeper = await keep(base);
  expect(await answers(keeper.url)).toBe(true);
  expect(fs.readdirSync(base).filter((name) => name.startsWith('making'))).toEqual([]);
});

test('when the passwords are lost the data is not', async () => {
  const base = newBase();
  const first = await keep(base);
  await ask(first.ownerUrl, 'create table probe as select 42 as answer');
  await first.end();
  fs.rmSync(path.join(base, 'credentials.json'));
  const second = await keep(base);
  expect(second.ownerUrl).not.toBe(first.ownerUrl);
  expect(await ask(second.ownerUrl, 'select answer from probe')).toEqual([{ answer: 42 }]);
  expect(await answers(second.url)).toBe(true);
  expect(await answers(first.url.replace(/@.*/, (rest) => rest))).toBe(false);
});

test('the logins have the rights they need and no more; files are closed to others', async () => {
  const base = newBase();
  const keeper = await keep(base);
  const rights = await ask(
    keeper.superuserUrl,
    "select rolname, rolsuper, rolcreaterole, rolbypassrls, rolcreatedb from pg_roles where rolname ~ 'nakadachi' order by 1",
  );
  expect(rights).toEqual([
    { rolname: 'nakadachi_app', rolsuper: false, rolcreaterole: false, rolbypassrls: false, rolcreatedb: false },
    { rolname: 'nakadachi_owner', rolsuper: false, rolcreaterole: true, rolbypassrls: false, rolcreatedb: false },
    { rolname: 'nakadachi_worker', rolsuper: false, rolcreaterole: false, rolbypassrls: false, rolcreatedb: false },
  ]);
  await expect(ask(keeper.url, 'create table public.mine (id int)')).rejects.toMatchObject({ code: '42501' });
  await expect(ask(keeper.url.replace('nakadachi_app:', 'nakadachi_app:x'), 'select 1')).rejects.toMatchObject({
    code: '28P01',
  });
  await expect(ask(keeper.url.replace('nakadachi_app', 'postgres'), 'select 1')).rejects.toMatchObject({ code: '28P01' });
  const settings = await ask(
    keeper.ownerUrl,
    "select name, setting from pg_settings where name in ('data_checksums', 'fsync', 'full_page_writes', 'listen_addresses', 'max_connections', 'server_encoding', 'synchronous_commit') order by 1",
  );
  expect(Object.fromEntries(settings.map((row) => [row.name, row.setting]))).toEqual({
    data_checksums: 'on',
    fsync: 'on',
    full_page_writes: 'on',
    listen_addresses: '',
    max_connections: '60',
    server_encoding: 'UTF8',
    synchronous_commit: 'on',
  });
  expect(await ask(keeper.ownerUrl, "select datlocprovider, datlocale from pg_database where datname = 'nakadachi'")).toEqual([
    { datlocprovider: 'b', datlocale: 'C.UTF-8' },
  ]);
  for (const name of ['credentials.json', 'postgres.log', 'supervisor.json', 'pg18', 'run'])
    expect(fs.statSync(path.join(base, name)).mode & 0o077, name).toBe(0);
});

test("PostgreSQL's log holds nothing that a person wrote", async () => {
  const base = newBase();
  const keeper = await keep(base);
  const ascii = 'himitsu-5d0c'; // in some places the server writes ? for other letters
  const canary = `ひみつ-${ascii}`;
  const sql = connect(keeper.ownerUrl, { max: 1, onnotice: () => {} });
  await sql`create table probe (word text primary key, number int)`;
  await sql`insert into probe values (${canary}, 1)`;
  for (const bad of [
    () => sql`insert into probe values (${canary}, 2)`, // the detail of a unique violation quotes the key
    () => sql`select ${canary}::text::int`, // the message quotes the value
    () => sql.unsafe(`select '${canary}' from nowhere`), // the statement
    () => sql.unsafe(`do $$ begin raise exception '${canary}'; end $$`),
    () => sql.unsafe(`do $$ begin raise warning '${canary}'; end $$`),
  ])
    await bad().catch(() => {});
  // A killed backend: the server would write down the statement it was at.
  const busy = connect(keeper.ownerUrl, { max: 1 });
  const [me] = await busy`select pg_backend_pid() as pid`;
  const sleeping = busy.unsafe(`select pg_sleep(20), '${canary}'`).catch(() => {});
  await sleep(100);
  kill(Number(me?.pid), 'SIGKILL');
  await sleeping;
  await expect.poll(() => answers(keeper.url), { timeout: 8_000 }).toBe(true);
  await Promise.all([sql.end({ timeout: 0 }), busy.end({ timeout: 0 })]);
  const text = fs.readFileSync(path.join(base, 'postgres.log'), 'utf8');
  expect(text).toContain('was terminated by signal 9');
  expect(text).not.toContain(ascii);
});

test('a full disk: reads or waits, and when there is room again it goes on with every acknowledged row', async () => {
  const base = newBase();
  const small = spawnSync('mount', ['-t', 'tmpfs', '-o', 'size=80m,mode=711', 'tmpfs', base], { stdio: 'ignore' });
  test.skip(small.status !== 0, 'may not mount a small disk here');
  mounted.push(base);
  const keeper = await keep(base);
  const writing = await write(keeper.ownerUrl);
  const ballast = path.join(base, 'ballast');
  const fd = fs.openSync(ballast, 'w');
  try {
    for (;;) fs.writeSync(fd, Buffer.alloc(65_536, 1));
  } catch (error) {
    expect((error as { code?: string }).code).toBe('ENOSPC');
  } finally {
    fs.closeSync(fd);
  }
  const sql = connect(keeper.ownerUrl, { max: 1, connect_timeout: 2 });
  // Random text, or it would be compressed to nothing.
  const fill = () =>
    sql`create table if not exists filler as
        select string_agg(md5(random()::text), '') from generate_series(1, 300000) i group by i % 300`;
  await expect
    .poll(
      () =>
        fill().then(
          () => 'room',
          () => 'full',
        ),
      { timeout: 10_000 },
    )
    .toBe('full');
  await sql.end({ timeout: 0 });
  fs.rmSync(ballast);
  await writing.moreAfterNow();
  await writing.check();
});

test('a path too long for a socket', async () => {
  const base = path.join(newBase(), 'あ'.repeat(30), 'x'.repeat(40));
  const keeper = await keep(base);
  expect(await answers(keeper.url)).toBe(true);
  const dir = new URL(keeper.url).searchParams.get('host') ?? '';
  expect(dir.startsWith(os.tmpdir())).toBe(true);
  expect(fs.statSync(dir).mode & 0o777).toBe(0o700);
  await keeper.end();
  fs.rmSync(dir, { recursive: true });
});

test('as root, below a folder that only root may enter, the data lies elsewhere and is found again', async () => {
  test.skip(!root, 'needs root');
  const closed = newBase();
  fs.chmodSync(closed, 0o700);
  const base = path.join(closed, '.data');
  bases.push(base);
  const first = await keep(base);
  await ask(first.ownerUrl, 'create table probe as select 42 as answer');
  await first.end();
  const second = await keep(base);
  expect(await ask(second.ownerUrl, 'select answer from probe')).toEqual([{ answer: 42 }]);
  await second.end();
  for (const place of elsewhere(base)) fs.rmSync(place, { recursive: true });
  fs.rmSync(base, { recursive: true });
  const fresh = await keep(base);
  await expect(ask(fresh.ownerUrl, 'select answer from probe'), 'rm -rf .data is a fresh start').rejects.toMatchObject({
    code: '42P01',
  });
});

test('as an ordinary user: start, kill -9 of everything, heal; then root finds the same data', async () => {
  test.skip(!root, 'the other tests run as an ordinary user already');
  const nobody = spawnSync('setpriv', [...asNobody, process.execPath, '-e', "require('fs').accessSync('db/embedded.ts')"]);
  test.skip(nobody.status !== 0, 'the project cannot be read by another user here');
  const base = newBase();
  fs.chownSync(base, 65_534, 65_534);
  const first = await keep(base, asNobody);
  const writing = await write(first.ownerUrl);
  expect(fs.statSync(path.join(base, 'pg18')).uid).toBe(65_534);
  await sleep(100);
  first.process.kill('SIGKILL');
  for (const pid of postgresOf(base)) kill(pid, 'SIGKILL');
  const second = await keep(base, asNobody);
  await writing.moreAfterNow();
  await second.end();
  const third = await keep(base);
  await writing.moreAfterNow();
  await writing.check();
  expect(third.ownerUrl).toBe(first.ownerUrl);
});

test("another user's data is refused in a sentence", async () => {
  test.skip(!root, 'needs root');
  const base = newBase();
  await (await keep(base)).end();
  const { refusal } = (await read(launch(base, asNobody))) as { refusal?: string };
  test.skip(refusal === undefined, 'the project cannot be read by another user here');
  expect(refusal).toBe('dataNotOurs');
});

// ---- supervisors in processes of their own

type Started = { url: string; ownerUrl: string; superuserUrl: string; how: string };
type Keeper = Started & { base: string; process: ChildProcess & { send(message: string): boolean }; end(): Promise<void> };

const asNobody = ['--reuid=65534', '--regid=65534', '--clear-groups', 'env', 'HOME=/nonexistent', 'TMPDIR=/tmp'];

const script = `
  import { startEmbedded } from './db/embedded.ts';
  try {
    const { stop, ...started } = await startEmbedded();
    process.send(started);
    process.on('message', async (word) => {
      if (word === 'leave') process.exit(3);
      await stop();
      process.exit(0);
    });
  } catch (error) {
    process.send({ refusal: error.code ?? String(error.stack) });
    process.exit(1);
  }`;

function launch(base: string, as: string[] = []): Keeper['process'] {
  const line = [process.execPath, '--import', 'tsx', '--input-type=module', '-e', script];
  const [file, args] = as.length > 0 ? ['setpriv', [...as, ...line]] : [line[0] as string, line.slice(1)];
  return spawn(file, args, {
    env: { ...process.env, NODE_OPTIONS: '', NAKADACHI_DATA: base },
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
  }) as unknown as Keeper['process'];
}

function read(child: ChildProcess): Promise<unknown> {
  return new Promise((resolve, reject) => {
    child.once('message', resolve);
    child.once('exit', (code, signal) => reject(new Error(`the supervisor ended (${code ?? signal})`)));
  });
}

async function keep(base: string, as: string[] = []): Promise<Keeper> {
  const child = launch(base, as);
  const started = (await read(child)) as Started & { refusal?: string };
  if (started.refusal) throw new Error(started.refusal);
  const keeper: Keeper = {
    ...started,
    base,
    process: child,
    async end() {
      if (child.exitCode !== null || child.signalCode !== null) return;
      const gone = new Promise((resolve) => child.once('exit', resolve));
      child.send('stop');
      await gone;
    },
  };
  keepers.push(keeper);
  return keeper;
}

function newBase(): string {
  const base = fs.mkdtempSync(path.join(os.tmpdir(), 'nakadachi-test-'));
  fs.chmodSync(base, 0o711);
  bases.push(base);
  return base;
}

// ---- writers

async function write(url: string) {
  await ask(url, 'create table probe (id int primary key)');
  const acknowledged = new Set<number>();
  const uncertain = new Set<number>();
  let next = 0;
  let done = false;
  const writers = [1, 2, 3, 4].map(async () => {
    const sql = connect(url, { max: 1, connect_timeout: 2 });
    while (!done) {
      const id = ++next;
      uncertain.add(id);
      try {
        await sql`insert into probe values (${id})`;
        acknowledged.add(id);
        uncertain.delete(id);
      } catch {
        await sleep(20);
      }
    }
    await sql.end({ timeout: 1 });
  });
  return {
    /** Waits until rows that were begun after this moment are acknowledged. */
    async moreAfterNow() {
      const now = next + 4;
      await expect
        .poll(() => [...acknowledged].some((id) => id > now), { timeout: 10_000, message: 'writing goes on' })
        .toBe(true);
    },
    async check() {
      done = true;
      await Promise.all(writers);
      await expect.poll(() => answers(url), { timeout: 10_000 }).toBe(true);
      const stored = new Set((await ask(url, 'select id from probe')).map((row) => row.id as number));
      expect(
        [...acknowledged].filter((id) => !stored.has(id)),
        'acknowledged and lost',
      ).toEqual([]);
      expect(
        [...stored].filter((id) => !acknowledged.has(id) && !uncertain.has(id)),
        'stored and never asked for',
      ).toEqual([]);
      expect(acknowledged.size).toBeGreaterThan(50);
    },
  };
}

async function ask(url: string, query: string): Promise<Record<string, unknown>[]> {
  const sql = connect(url, { max: 1, connect_timeout: 2 });
  try {
    return (await sql.unsafe(query)).map((row) => ({ ...row }));
  } finally {
    await sql.end({ timeout: 0 });
  }
}

const answers = (url: string) =>
  ask(url, 'select 1 as one').then(
    () => true,
    () => false,
  );

// ---- processes

/** Every living process that works in this data directory. */
function postgresOf(base: string): number[] {
  let data: string;
  try {
    data = fs.realpathSync(path.join(base, 'pg18'));
  } catch {
    return [];
  }
  return processes().filter((pid) => {
    try {
      return fs.readlinkSync(`/proc/${pid}/cwd`) === data;
    } catch {
      return false;
    }
  });
}

const processes = () =>
  fs
    .readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .map(Number);

function commandOf(pid: number): string {
  try {
    return fs.readFileSync(`/proc/${pid}/cmdline`, 'utf8');
  } catch {
    return '';
  }
}

const postmasterOf = (base: string) =>
  Number(fs.readFileSync(path.join(base, 'pg18', 'postmaster.pid'), 'utf8').split('\n')[0]);

function backendOf(base: string): number {
  const found = postgresOf(base).find((pid) => /nakadachi_owner/.test(commandOf(pid)));
  if (!found) throw new Error('no backend');
  return found;
}

function kill(pid: number, signal: NodeJS.Signals) {
  try {
    process.kill(pid, signal);
  } catch {
    // Gone already.
  }
}

function elsewhere(base: string): string[] {
  try {
    return [path.dirname(fs.readlinkSync(path.join(base, 'pg18')))].filter((dir) => dir.startsWith('/var/lib/nakadachi/'));
  } catch {
    return [];
  }
}
