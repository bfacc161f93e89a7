import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';
import { Refusal } from '../../bin/sentences.mjs';
import { connect } from '../connection';
import type { Binaries } from './binaries';
import { type Credentials, makeCredentials, readCredentials, workerPassword } from './credentials';
import { giveTo } from './os-user';
import { ownDir, type Places } from './places';
import { isAlive } from './processes';

/** A small, known environment: nothing of ours (secrets, PG* settings of the person's shell) reaches PostgreSQL. */
export function quietEnv(): NodeJS.ProcessEnv {
  const keep = process.platform === 'win32' ? ['SystemRoot', 'PATH', 'TEMP', 'TMP'] : ['PATH'];
  return {
    ...Object.fromEntries(keep.map((name) => [name, process.env[name]])),
    LC_ALL: 'C',
    TZ: 'UTC',
  } as unknown as NodeJS.ProcessEnv;
}

/**
 * Makes the cluster when there is none. It is made beside and moved into place whole, so a first start that was cut off
 * (kill -9, full disk) leaves nothing that the next start could mistake for a database.
 */
export async function ensureCluster(binaries: Binaries, places: Places): Promise<{ credentials: Credentials; fresh: boolean }> {
  if (fs.existsSync(path.join(places.data, 'PG_VERSION'))) {
    const credentials = readCredentials(places) ?? (await newPasswords(binaries, places));
    if (places.osUser && fs.statSync(places.data).uid === 0) giveTo(places.osUser, fs.realpathSync(places.data));
    return { credentials, fresh: false };
  }
  const credentials = readCredentials(places) ?? makeCredentials(places);
  const home = places.elsewhere ?? places.base;
  removeHalves(home);
  const half = ownDir(path.join(home, `making-${process.pid}`), places.osUser);
  try {
    const cluster = path.join(half, 'pg18');
    const pwfile = path.join(half, 'pw');
    fs.writeFileSync(pwfile, credentials.superuser, { mode: 0o600 });
    giveTo(places.osUser, half);
    // The locale is PostgreSQL's own C.UTF-8: the same order and case rules on every computer, whatever its system knows.
    await runBinary(
      binaries.initdb,
      [
        '-D',
        cluster,
        '-U',
        'postgres',
        `--pwfile=${pwfile}`,
        '--auth=scram-sha-256',
        '-E',
        'UTF8',
        '--no-locale',
        '--locale-provider=builtin',
        '--builtin-locale=C.UTF-8',
        '--data-checksums',
      ],
      places,
    );
    fs.rmSync(pwfile, { force: true });
    moveIntoPlace(cluster, places);
  } finally {
    fs.rmSync(half, { recursive: true, force: true });
  }
  return { credentials, fresh: true };
}

/** What starts that were cut off left behind. */
function removeHalves(home: string) {
  for (const name of fs.readdirSync(home)) {
    const [, pid] = /^making-(\d+)$/.exec(name) ?? [];
    if (pid && !isAlive(Number(pid))) fs.rmSync(path.join(home, name), { recursive: true, force: true });
  }
}

function moveIntoPlace(cluster: string, places: Places) {
  try {
    if (places.elsewhere) {
      const there = path.join(places.elsewhere, 'pg18');
      fs.renameSync(cluster, there);
      fs.symlinkSync(there, places.data);
    } else {
      fs.rmSync(places.data, { force: true }); // a dangling link, if anything
      fs.renameSync(cluster, places.data);
    }
  } catch (error) {
    // Another start was quicker: its cluster is as good as ours.
    if (!fs.existsSync(path.join(places.data, 'PG_VERSION'))) throw error;
  }
}

/** credentials.json was lost, the data was not: PostgreSQL's single-user mode needs no password, only the files' owner. */
async function newPasswords(binaries: Binaries, places: Places): Promise<Credentials> {
  const credentials = makeCredentials(places);
  try {
    await runBinary(
      binaries.postgres,
      ['--single', '-D', fs.realpathSync(places.data), 'postgres'],
      places,
      `alter role postgres password '${credentials.superuser}'\n`,
    );
  } catch (error) {
    fs.rmSync(places.credentials, { force: true });
    throw error;
  }
  return credentials;
}

/** The database, its owner and the portal's login, on the first start and whenever one is missing or its password changed. */
export async function ensureLogins(superuserUrl: string, credentials: Credentials) {
  const sql = connect(superuserUrl, { max: 1, onnotice: () => {}, connection: { application_name: 'nakadachi start' } });
  try {
    // Two starts at the same moment take turns.
    await sql`select pg_advisory_lock(hashtext('nakadachi logins'))`;
    const mark = `nakadachi 2 ${createHash('sha256')
      .update(credentials.owner + credentials.app)
      .digest('hex')
      .slice(0, 16)}`;
    const [found] = await sql`
      select exists (select from pg_database where datname = 'nakadachi') as database,
             (select shobj_description(oid, 'pg_authid') from pg_roles where rolname = 'nakadachi_app') as mark`;
    if (found?.mark !== mark) {
      // The owner makes tables and group roles; it is no superuser and bypasses no row-level security. The app may only sign in:
      // what it may do comes from app_rw, which the migrations create and db/migrate.ts grants.
      for (const [login, rights, password] of [
        ['nakadachi_owner', 'createrole', credentials.owner],
        ['nakadachi_app', '', credentials.app],
        ['nakadachi_worker', '', workerPassword(credentials)],
      ] as const) {
        const [there] = await sql`select from pg_roles where rolname = ${login}`;
        await sql.unsafe(
          `${there ? 'alter' : 'create'} role ${login} with login nosuperuser nobypassrls ${rights} password '${password}'`,
        );
      }
    }
    if (!found?.database) await sql.unsafe('create database nakadachi owner nakadachi_owner');
    if (found?.mark !== mark) {
      await sql.unsafe('revoke all on database nakadachi from public');
      await sql.unsafe('grant connect on database nakadachi to nakadachi_app, nakadachi_worker');
      // Last, so that a start that was cut off before it does all of this again.
      await sql.unsafe(`comment on role nakadachi_app is '${mark}'`);
    }
  } finally {
    await sql.end({ timeout: 2 });
  }
}

function runBinary(file: string, args: string[], places: Places, input = ''): Promise<void> {
  return new Promise((resolve, reject) => {
    const child = spawn(file, args, {
      cwd: '/',
      env: quietEnv(),
      ...places.osUser,
      stdio: ['pipe', 'pipe', 'pipe'],
      windowsHide: true,
    });
    let output = '';
    child.stdout.on('data', (chunk) => (output += chunk));
    child.stderr.on('data', (chunk) => (output += chunk));
    child.stdin.on('error', () => {});
    child.stdin.end(input);
    child.on('error', (error) => reject(refusalFor(`${error.message}`, places, file)));
    child.on('close', (code) =>
      code === 0 && !/FATAL|PANIC/.test(output) ? resolve() : reject(refusalFor(output, places, file)),
    );
  });
}

/** PostgreSQL's own words, turned into a sentence where we know what they mean for the person. */
export function refusalFor(output: string, places: Places, file: string): Error {
  if (/No space left on device|Disk quota exceeded/.test(output)) return new Refusal('diskFull', { path: places.base });
  const platform = `${process.platform} ${process.arch}`;
  // A file that is there but "not found": its loader (the C library it was built for) is what is missing.
  if (
    (/ENOENT/.test(output) && fs.existsSync(file)) ||
    /GLIBC_\S+' not found|error while loading shared libraries|Exec format error|ENOEXEC/.test(output)
  )
    return new Refusal('noBinaries', { platform });
  if (/could not look up effective user ID|EPERM|EINVAL/.test(output))
    return new Refusal('noOsUser', { detail: `uid ${process.getuid?.()}` });
  if (/Permission denied|wrong ownership|EACCES/.test(output)) return new Refusal('dataNotOurs', { path: places.base });
  fs.appendFileSync(places.log, output);
  const line =
    output
      .split('\n')
      .filter((text) => /error|FATAL|PANIC|could not/i.test(text))
      .pop() ??
    output.trim().split('\n').pop() ??
    '';
  return new Refusal('databaseBroken', { log: places.log, detail: line.trim() });
}
