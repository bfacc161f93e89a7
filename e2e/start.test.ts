import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import fs from 'node:fs';
import net from 'node:net';
import os from 'node:os';
import path from 'node:path';
import { expect, test } from '@playwright/test';
import { freshDatabase, withDatabase } from '../db/testing';

/** `npm start` as a person meets it: what it says when it cannot start, and that it comes back after kill -9 of whatever part. */

test.use({ screenshot: 'off', trace: 'off' });

const bases: string[] = [];
const begun: Start[] = [];

test.afterEach(async () => {
  for (const start of begun.splice(0)) start.process.kill('SIGKILL');
  for (const base of bases.splice(0)) {
    // Whoever still works in this data directory, or was started for it.
    for (const pid of processesOf(base)) process.kill(pid, 'SIGKILL');
    spawnSync('umount', [base], { stdio: 'ignore' });
    fs.rmSync(base, { recursive: true, force: true });
  }
});

test.describe('says in a sentence, in both languages, why it cannot start', () => {
  const secret = 'x'.repeat(32);

  test('Node too old', async () => {
    const old = "data:text/javascript,Object.defineProperty(process.versions,'node',{value:'18.20.4'})";
    await refused({}, /Node\.js 20\.9\.0 以上が必要です（いまは 18\.20\.4）/, /Node\.js 20\.9\.0 or newer is needed/, [
      '--import',
      old,
    ]);
  });

  test('port taken', async () => {
    const server = net.createServer();
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const { port } = server.address() as net.AddressInfo;
    try {
      await refused({ PORT: String(port) }, new RegExp(`ポート ${port} はほかのプログラム`), /is used by another program/);
    } finally {
      server.close();
    }
  });

  test('settings that cannot work', async () => {
    await refused({ PORT: '99999' }, /PORT の値「99999」/, /PORT "99999" cannot be used/);
    await refused({ HOST: '192.0.2.1' }, /HOST「192\.0\.2\.1」/, /is not an address of this computer/);
    await refused({ APP_ORIGIN: 'portal.example.jp' }, /APP_ORIGIN「portal/, /APP_ORIGIN "portal/);
  });

  test('no secret in production', async () => {
    const DATABASE_URL = 'postgres://u:p@127.0.0.1:1/x';
    await refused({ DATABASE_URL }, /NAKADACHI_SECRET がありません/, /NAKADACHI_SECRET is not set/);
    await refused({ DATABASE_URL, NAKADACHI_SECRET: 'short' }, /NAKADACHI_SECRET が短すぎます/, /too short/);
  });

  test('database unreachable: nobody there, no such host, somebody who never answers, not a URL', async () => {
    const silent = net.createServer();
    await new Promise<void>((resolve) => silent.listen(0, '127.0.0.1', resolve));
    const { port } = silent.address() as net.AddressInfo;
    try {
      for (const where of [`127.0.0.1:${await freePort()}`, 'nowhere.invalid:5432', `127.0.0.1:${port}`]) {
        const DATABASE_URL = `postgres://app:hidden-word@${where}/x`;
        await refused(
          { NAKADACHI_SECRET: secret, DATABASE_URL },
          /データベース（.*）につながりません/,
          /cannot be reached.*DATABASE_URL/,
        );
      }
    } finally {
      silent.close();
    }
    await refused(
      { NAKADACHI_SECRET: secret, DATABASE_URL: 'nonsense' },
      /DATABASE_URL の形/,
      /DATABASE_URL is not well-formed/,
    );
  });

  test('wrong password, no such database, a login that could read past the rules, tables missing, tables too new', async () => {
    const database = await freshDatabase();
    try {
      const start = { NAKADACHI_SECRET: secret };
      const { url, ownerUrl } = database;
      const wrong = Object.assign(new URL(url), { password: 'hidden-word' }).href;
      await refused(
        { ...start, DATABASE_URL: wrong },
        /利用者「nakadachi_app」の合言葉/,
        /does not accept the password of "nakadachi_app"/,
      );
      await refused(
        { ...start, DATABASE_URL: url, DATABASE_OWNER_URL: wrong },
        /DATABASE_OWNER_URL を確かめて/,
        /check DATABASE_OWNER_URL/,
      );
      await refused(
        { ...start, DATABASE_URL: withDatabase(database.superuserUrl, 'nowhere') },
        /データベース「nowhere」が/,
        /no database "nowhere"/,
      );
      await refused({ ...start, DATABASE_URL: ownerUrl }, /安全に動かせません：.*owns_tables/, /not safe to run/);
      await refused(
        { ...start, DATABASE_URL: withDatabase(database.superuserUrl, 'postgres') },
        /表がありません|安全に動かせません/,
        /does not have the tables|not safe/,
      );
      await database.owner`insert into app.migration (name, sha256) values ('9999_future.sql', 'x')`;
      await refused(
        { ...start, DATABASE_URL: url, DATABASE_OWNER_URL: ownerUrl },
        /このプログラムより新しい版/,
        /made by a newer version/,
      );
    } finally {
      await database.drop();
    }
  });

  test('disk full', async () => {
    const base = newBase();
    const mounted =
      process.platform === 'linux' &&
      spawnSync('mount', ['-t', 'tmpfs', '-o', 'size=30m,mode=755', 'tmpfs', base], { stdio: 'ignore' }).status === 0;
    test.skip(!mounted, 'may not mount a small disk here');
    await refused({ NAKADACHI_DATA: base }, /ディスクの空きがありません/, /The disk is full/);
  });
});

test('starts, says where, starts again at once, and ends everything on SIGTERM', async () => {
  test.setTimeout(120_000);
  const base = newBase();
  const port = await freePort();
  const first = await started(base, port);
  expect(first.output()).toContain(`http://localhost:${port}`);
  expect(first.output()).toContain('サインイン');
  expect(await status(port)).toBe(200);

  const twice = start({ NAKADACHI_DATA: base, PORT: String(port) });
  expect(await twice.code).toBe(1);
  expect(twice.output()).toMatch(/もう動いています[\s\S]*already running/);

  first.process.kill('SIGTERM');
  expect(await first.code).toBe(0);
  expect(processesOf(base)).toEqual([]);
  expect(await status(port)).toBe(0);

  const second = await started(base, port);
  expect(second.output()).not.toMatch(/build|seed/);
  second.process.kill('SIGINT');
  expect(await second.code).toBe(0);
  expect(processesOf(base)).toEqual([]);
});

test('kill -9 of the web server, of PostgreSQL, of the launcher: it comes back, the last at the next start', async () => {
  test.skip(process.platform !== 'linux', 'reads /proc');
  test.setTimeout(120_000);
  const base = newBase();
  const port = await freePort();
  const first = await started(base, port);
  const ready = async () => ((await status(port, '/api/health/ready')) === 200 ? 'ready' : 'not ready');
  expect(await ready()).toBe('ready');

  process.kill(serverOf(base, port), 'SIGKILL');
  await expect.poll(() => status(port), { timeout: 3_000, intervals: [20] }).toBe(0);
  await expect.poll(ready, { timeout: 20_000 }).toBe('ready');

  for (const pid of processesOf(path.join(base, 'pg18'))) process.kill(pid, 'SIGKILL');
  await expect.poll(ready, { timeout: 10_000 }).toBe('ready');

  first.process.kill('SIGKILL');
  await first.code;
  const second = await started(base, port);
  expect(await ready()).toBe('ready');
  second.process.kill('SIGTERM');
  expect(await second.code).toBe(0);
  expect(processesOf(base)).toEqual([]);
});

test('kill -9 of npm: what it started ends by itself, and the next start finds the port free', async () => {
  test.skip(process.platform !== 'linux', 'elsewhere npm cannot be told from other parents');
  test.setTimeout(120_000);
  const base = newBase();
  const port = await freePort();
  const npm = await started(base, port, 'npm', ['start']);
  npm.process.kill('SIGKILL');
  await expect.poll(() => processesOf(base), { timeout: 15_000 }).toEqual([]);
  await started(base, port);
});

test('a tool gets a migrated database, beside the running portal or on its own, and leaves nothing running', async () => {
  const base = newBase();
  const tool = path.join(base, 'tool.mts');
  fs.writeFileSync(
    tool,
    `const { connect } = await import(process.cwd() + '/db/connection.ts');
     const sql = connect(process.env.DATABASE_OWNER_URL, { max: 1 });
     const [row] = await sql\`select count(*)::int as tables from pg_tables where schemaname = 'app'\`;
     console.log(\`tables \${row.tables} \${process.argv.slice(2).join(' ')}\`);
     await sql.end();
     process.exitCode = 7;`,
  );
  const run = start({ NAKADACHI_DATA: base }, ['bin/run.mjs', tool, 'one', 'two']);
  expect(await run.code).toBe(7);
  expect(run.output(), "nothing but the tool's own words").toMatch(/^tables [1-9]\d* one two\n$/);
  expect(processesOf(path.join(base, 'pg18'))).toEqual([]);
});

// ---- starts

type Start = { process: ChildProcess; code: Promise<number | null>; output(): string };

/** A launcher with a clean environment; the build of this test run is used. */
function start(env: Record<string, string>, args = ['bin/start.mjs'], command = process.execPath): Start {
  const {
    DATABASE_URL,
    DATABASE_OWNER_URL,
    NAKADACHI_SECRET,
    NAKADACHI_DEMO,
    APP_ORIGIN,
    HOST,
    PORT,
    npm_lifecycle_event,
    ...rest
  } = process.env;
  const child = spawn(command, args, {
    env: { ...rest, NODE_ENV: 'production', ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let output = '';
  child.stdout.on('data', (chunk) => (output += chunk));
  child.stderr.on('data', (chunk) => (output += chunk));
  const begin = {
    process: child,
    output: () => output,
    code: new Promise<number | null>((resolve) => child.on('close', resolve)),
  };
  begun.push(begin);
  return begin;
}

async function started(base: string, port: number, command = process.execPath, args = ['bin/start.mjs']): Promise<Start> {
  const begin = start({ NAKADACHI_DATA: base, PORT: String(port) }, args, command);
  await Promise.race([
    expect.poll(begin.output, { timeout: 100_000, intervals: [50] }).toContain('Ctrl-C'),
    begin.code.then(() => Promise.reject(new Error(begin.output()))),
  ]);
  return begin;
}

async function refused(env: Record<string, string>, ja: RegExp, en: RegExp, flags: string[] = []) {
  const begin = start({ NAKADACHI_DATA: env.NAKADACHI_DATA ?? newBase(), PORT: String(await freePort()), ...env }, [
    ...flags,
    'bin/start.mjs',
  ]);
  expect(await begin.code, begin.output()).toBe(1);
  expect(begin.output()).toMatch(ja);
  expect(begin.output()).toMatch(en);
  expect(begin.output(), 'no stack trace').not.toMatch(/^\s+at /m);
  expect(begin.output(), 'no password').not.toContain('hidden-word');
}

function newBase(): string {
  const base = fs.mkdtempSync(path.join(os.tmpdir(), 'nakadachi-start-'));
  fs.chmodSync(base, 0o711);
  bases.push(base);
  return base;
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = net.createServer().on('error', reject);
    probe.listen(0, '127.0.0.1', () => {
      const { port } = probe.address() as net.AddressInfo;
      probe.close(() => resolve(port));
    });
  });
}

/** 0 when nobody answers. */
const status = (port: number, page = '/sign-in') =>
  fetch(`http://127.0.0.1:${port}${page}`, { headers: { connection: 'close' } }).then(
    (answer) => answer.status,
    () => 0,
  );

const serverOf = (base: string, port: number): number =>
  JSON.parse(fs.readFileSync(path.join(base, `portal-${port}.json`), 'utf8')).server.pid;

/** Living processes that work in this folder or were told of it. */
function processesOf(folder: string): number[] {
  if (process.platform !== 'linux') return [];
  const inside = (text: string) => text.includes(folder);
  return fs
    .readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name) && Number(name) !== process.pid)
    .filter((pid) => {
      try {
        const state = fs.readFileSync(`/proc/${pid}/stat`, 'utf8').replace(/^.*\)\s/s, '')[0];
        return (
          state !== 'Z' &&
          (inside(fs.readlinkSync(`/proc/${pid}/cwd`)) ||
            inside(fs.readFileSync(`/proc/${pid}/environ`, 'utf8')) ||
            inside(fs.readFileSync(`/proc/${pid}/cmdline`, 'utf8')))
        );
      } catch {
        return false;
      }
    })
    .map(Number);
}
