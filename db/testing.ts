import { createHash } from 'node:crypto';
import fs from 'node:fs';
import { rm } from 'node:fs/promises';
import path from 'node:path';
import { asActor, connectionSettings } from './client';
import { connect, type Tx } from './connection';
import { type Embedded, startEmbedded } from './embedded';
import { migrate } from './migrate';
import { policies } from './policies';
import { openPool, type Pool } from './pool';

/**
 * PostgreSQL for tests: one server for a run, one migrated template in it, and a copy of that for every test file that asks.
 * The server is the embedded one in `.data-test`, or NAKADACHI_TEST_POSTGRES, a superuser's URL (any PostgreSQL ≥ 15).
 */

/** What the workers are told, in the environment. The URLs name the template; `freshDatabase` swaps the database's name. */
type Told = { superuserUrl: string; ownerUrl: string; appUrl: string; workerUrl: string; template: string };

export type TestDatabase = {
  name: string;
  /** As the portal signs in. */
  url: string;
  /** As the worker takes jobs from the queue. */
  workerUrl: string;
  ownerUrl: string;
  superuserUrl: string;
  /** The owner, who may write every table: a member of app_definer. */
  owner: Tx;
  /** The portal's login. */
  app: Tx;
  /** The same login, as asActor wants it. */
  pool: Pool;
  /** Runs `work` through the one door, as this person; looking `as` a side of their case does. */
  asPerson<T>(personId: string, work: (tx: Tx) => Promise<T>, as?: string): Promise<T>;
  /** The same for changes that no command makes: it says in the audit that a test was here, or they would be refused. */
  byHand<T>(personId: string, work: (tx: Tx) => Promise<T>): Promise<T>;
  drop(): Promise<void>;
};

/** How long a transaction of the tests may take, in ms: a busy machine is no failure. */
const patience = 60_000;

/** Starts the server and makes the template. For the run's setup; resolves with what stops it. */
export async function startTestDatabase(): Promise<() => Promise<void>> {
  const { superuserUrl, ownerUrl, appUrl, workerUrl, stop } = await server();
  try {
    const template = `nakadachi_template_${(await sourcesMark()).slice(0, 12)}`;
    const sql = connect(superuserUrl, { max: 1 });
    try {
      await sql`select pg_advisory_lock(hashtext('nakadachi test template'))`;
      const [found] = await sql`select datallowconn as unfinished from pg_database where datname = ${template}`;
      if (!found || found.unfinished) {
        if (found) await sql.unsafe(`drop database ${template} with (force)`);
        await createDatabase(sql, template, 'nakadachi_owner');
        await migrate(withDatabase(ownerUrl, template), { appLogin: 'nakadachi_app', workerLogin: 'nakadachi_worker' });
        // Nobody signs in to it: a copy can be made at any moment.
        await sql.unsafe(`alter database ${template} with is_template true allow_connections false`);
      }
    } finally {
      await sql.end({ timeout: 2 });
    }
    process.env.NAKADACHI_TEST_DATABASE = JSON.stringify({
      superuserUrl,
      ownerUrl,
      appUrl,
      workerUrl,
      template,
    } satisfies Told);
    return stop;
  } catch (error) {
    await stop();
    throw error;
  }
}

/** A database of one's own, migrated unless told otherwise, without rows. `drop()` it when done. */
export async function freshDatabase({ migrated = true } = {}): Promise<TestDatabase> {
  const told = process.env.NAKADACHI_TEST_DATABASE;
  if (!told) throw new Error('no test database: run with npm test, or with e2e/playwright.config.ts');
  const { superuserUrl, ownerUrl, appUrl, workerUrl, template } = JSON.parse(told) as Told;
  const name = `test_${process.pid}_${(made++).toString(36)}_${Date.now().toString(36)}`;
  const superuser = connect(superuserUrl, { max: 1 });
  await createDatabase(superuser, name, 'nakadachi_owner', migrated ? template : undefined);
  const owner = connect(withDatabase(ownerUrl, name), { max: 2 });
  const app = connect(withDatabase(appUrl, name), { max: 2 });
  const pool = openPool(withDatabase(appUrl, name), { max: 4, connection: connectionSettings });
  return {
    name,
    url: withDatabase(appUrl, name),
    workerUrl: withDatabase(workerUrl, name),
    ownerUrl: withDatabase(ownerUrl, name),
    superuserUrl: withDatabase(superuserUrl, name),
    owner,
    app,
    pool,
    asPerson: (personId, work, as) => asActor({ personId, as }, (tx) => work(tx), { from: pool, deadline: patience }),
    byHand: (personId, work) =>
      asActor(
        { personId },
        async (tx) => {
          const done = await work(tx);
          await tx`insert into app.audit_event (act, object_type) values ('by_hand', 'test')`;
          return done;
        },
        { from: pool, deadline: patience },
      ),
    async drop() {
      await Promise.all([owner.end({ timeout: 2 }), app.end({ timeout: 2 }), pool.end()]);
      await superuser.unsafe(`drop database if exists ${name} with (force)`);
      await superuser.end({ timeout: 2 });
    },
  };
}

let made = 0;

async function server() {
  const given = process.env.NAKADACHI_TEST_POSTGRES;
  if (given) return { ...(await loginsOf(given)), stop: async () => {} };
  const dataDir = path.resolve(process.env.NAKADACHI_TEST_DATA || '.data-test');
  let embedded: Embedded;
  try {
    embedded = await startEmbedded({ dataDir });
  } catch (error) {
    if ((error as { code?: string }).code !== 'databaseBroken') throw error;
    await rm(dataDir, { recursive: true, force: true });
    embedded = await startEmbedded({ dataDir });
  }
  const sql = connect(embedded.superuserUrl, { max: 1 });
  try {
    // Tests' rows may be lost with the power; waiting for the disk is most of their time.
    await sql.unsafe('alter system set fsync = off');
    await sql.unsafe('alter system set full_page_writes = off');
    await sql`select pg_reload_conf()`;
    if (embedded.how !== 'joined') await dropLeftovers(sql);
  } finally {
    await sql.end({ timeout: 2 });
  }
  const { url: appUrl, workerUrl, ownerUrl, superuserUrl, stop } = embedded;
  return { superuserUrl, ownerUrl, appUrl, workerUrl, stop };
}

/** Runs that were killed leave databases behind, changed migrations leave templates. */
async function dropLeftovers(sql: Tx) {
  const left =
    await sql`select datname as name, datistemplate as template from pg_database where datname ~ '^(test|nakadachi_template)_'`;
  for (const { name, template } of left) {
    if (template && name.endsWith((await sourcesMark()).slice(0, 12))) continue;
    await sql.unsafe(`alter database ${name} with is_template false`);
    await sql.unsafe(`drop database if exists ${name} with (force)`);
  }
}

/** The logins on a server that somebody else runs. */
async function loginsOf(superuserUrl: string) {
  const sql = connect(superuserUrl, { max: 1 });
  try {
    for (const [login, rights] of [
      ['nakadachi_owner', 'createrole'],
      ['nakadachi_app', ''],
      ['nakadachi_worker', ''],
    ] as const) {
      const [there] = await sql`select from pg_roles where rolname = ${login}`;
      await sql.unsafe(
        `${there ? 'alter' : 'create'} role ${login} with login nosuperuser nobypassrls ${rights} password 'test'`,
      );
    }
  } finally {
    await sql.end({ timeout: 2 });
  }
  const as = (login: string) => Object.assign(new URL(superuserUrl), { username: login, password: 'test' }).href;
  return { superuserUrl, ownerUrl: as('nakadachi_owner'), appUrl: as('nakadachi_app'), workerUrl: as('nakadachi_worker') };
}

async function createDatabase(superuser: Tx, name: string, owner: string, template = 'template0') {
  await superuser.unsafe(`create database ${name} template ${template} owner ${owner}`);
  await superuser.unsafe(`revoke all on database ${name} from public`);
  await superuser.unsafe(`grant connect on database ${name} to nakadachi_app, nakadachi_worker`);
}

export function withDatabase(url: string, name: string): string {
  return Object.assign(new URL(url), { pathname: `/${name}` }).href;
}

/** Changes whenever a database made from these sources would be another. */
async function sourcesMark(): Promise<string> {
  const hash = createHash('sha256');
  const migrations = fs
    .readdirSync('db/migrations')
    .sort()
    .map((name) => `db/migrations/${name}`);
  for (const file of [...migrations, 'db/migrate.ts']) hash.update(file).update(fs.readFileSync(file));
  hash.update(policies());
  return hash.digest('hex');
}
