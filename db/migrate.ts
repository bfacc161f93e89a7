import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Logger, runMigrations } from 'graphile-worker';
import { connect } from './connection';
import { policies } from './policies';

const folder = join(process.cwd(), 'db', 'migrations');

/** The database was migrated by a newer program than this one. */
export class MigrationNewer extends Error {
  constructor(readonly names: string[]) {
    super(`the database knows migrations that this program does not: ${names.join(', ')}`);
  }
}

/** A migration that was applied has been changed since. */
export class MigrationChanged extends Error {
  constructor(readonly migration: string) {
    super(`migration ${migration} was changed after it was applied`);
  }
}

/** The names of the migrations that this program has, in order. */
export async function listMigrations(): Promise<string[]> {
  return (await readdir(folder)).filter((name) => name.endsWith('.sql')).sort();
}

/**
 * Brings a database to this program's state: the migrations that are missing, in order, then the policies whole, all in one
 * transaction under a lock, so that several starts at once do it once.
 * @param ownerUrl a login that owns the database's schema and may create roles
 * @param appLogin the login that the portal uses: it is made a member of app_rw
 * @param workerLogin the login that takes jobs from the queue, if there is one: it is made a member of app_worker
 */
export async function migrate(
  ownerUrl: string,
  { appLogin, workerLogin }: { appLogin: string; workerLogin?: string | undefined },
): Promise<{ applied: string[] }> {
  const sql = connect(ownerUrl, { max: 1 });
  const names = await listMigrations();
  const applied: string[] = [];
  try {
    await sql.begin(async (tx) => {
      await tx`select pg_advisory_xact_lock(hashtext('nakadachi.migrate'))`;
      await tx.unsafe(`
        create schema if not exists app;
        create table if not exists app.migration (
          name text primary key, sha256 text not null, applied_at timestamptz not null default now())`);
      const known = new Map(
        (await tx<{ name: string; sha256: string }[]>`select name, sha256 from app.migration`).map((m) => [m.name, m.sha256]),
      );
      const unknown = [...known.keys()].filter((name) => !names.includes(name));
      if (unknown.length > 0) throw new MigrationNewer(unknown);
      for (const name of names) {
        const text = await readFile(join(folder, name), 'utf8');
        const sha256 = createHash('sha256').update(text).digest('hex');
        if (known.has(name)) {
          if (known.get(name) !== sha256) throw new MigrationChanged(name);
          continue;
        }
        await tx.unsafe(text);
        await tx`insert into app.migration (name, sha256) values (${name}, ${sha256})`;
        applied.push(name);
      }
      // The queue of jobs has a schema and migrations of its own, on a connection of its own.
      await runMigrations({ connectionString: ownerUrl, maxPoolSize: 2, logger: new Logger(() => () => {}) });
      await tx.unsafe(policies());
      await tx.unsafe(`grant app_rw to ${quoted(appLogin)}`);
      if (workerLogin) await tx.unsafe(`grant app_worker to ${quoted(workerLogin)}`);
    });
  } finally {
    await sql.end();
  }
  return { applied };
}

const quoted = (name: string) => `"${name.replaceAll('"', '""')}"`;
