import { Refusal } from '../../bin/sentences.mjs';
import { step } from '../../bin/steps.mjs';
import { connect, loginOf } from '../../db/connection';
import { MigrationChanged, MigrationNewer, migrate } from '../../db/migrate';
import { seedDemo } from '../../db/seed/demo';
import { selfCheck } from '../../db/self-check';
import { type Database, databaseRefusal } from './database';

/** Brings the tables and the policies to this program's version. Without an owner's login they are taken as they are. */
export async function migrateDatabase({ url, workerUrl, ownerUrl }: Database) {
  if (!ownerUrl) return;
  try {
    await migrate(ownerUrl, { appLogin: loginOf(url), workerLogin: workerUrl && loginOf(workerUrl) });
  } catch (error) {
    if (error instanceof MigrationNewer) throw new Refusal('migrationNewer');
    if (error instanceof MigrationChanged) throw new Refusal('migrationChanged', { name: error.migration });
    throw databaseRefusal(error, ownerUrl, 'DATABASE_OWNER_URL') ?? error;
  }
}

/** Refuses to serve with a login that could read past the rules, or without the tables. */
export async function checkLogin({ url }: Database) {
  const sql = connect(url, { max: 1, connection: { application_name: 'nakadachi start' } });
  try {
    const findings = await selfCheck(sql);
    if (findings.length > 0) throw new Refusal('unsafeLogin', { detail: findings.join(', ') });
  } catch (error) {
    const { code } = error as { code?: string };
    // No role app_rw, no schema app, no table: nobody has migrated here.
    if (code === '42704' || code === '3F000' || code === '42P01') throw new Refusal('notMigrated');
    throw databaseRefusal(error, url, 'DATABASE_URL') ?? error;
  } finally {
    await sql.end({ timeout: 2 });
  }
}

/** The demo world, once, into an empty database. */
export async function seedWhenEmpty({ ownerUrl }: Database) {
  if (!ownerUrl) return;
  const sql = connect(ownerUrl, { max: 1, connection: { application_name: 'nakadachi start' } });
  try {
    const [found] = await sql`select exists (select from app.agency) as filled`;
    if (!found?.filled) await step('デモの人とできごとを入れる / seed the demo world', () => seedDemo(sql));
  } catch (error) {
    throw databaseRefusal(error, ownerUrl, 'DATABASE_OWNER_URL') ?? error;
  } finally {
    await sql.end({ timeout: 2 });
  }
}
