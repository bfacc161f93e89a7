import fs from 'node:fs';
import { Refusal } from '../../bin/sentences.mjs';
import { step } from '../../bin/steps.mjs';
import { loginOf } from '../../db/connection';
import { type Database, databaseRefusal } from './database';

/** Brings the tables and the policies to this program's version. */
export async function migrateDatabase(database: Database) {
  const { ownerUrl, url } = database;
  if (!ownerUrl || !fs.existsSync('db/migrate.ts')) return;
  const file = '../../db/migrate.ts'; // TODO import plainly when it has landed
  const { migrate, MigrationNewer } = await import(file);
  await step('表と決まりを整える / migrate, apply the policies', async () => {
    try {
      await migrate(ownerUrl, { appLogin: loginOf(url) });
    } catch (error) {
      if (error instanceof MigrationNewer) throw new Refusal('migrationNewer');
      throw databaseRefusal(error, ownerUrl, 'DATABASE_OWNER_URL') ?? error;
    }
  });
}

/** The demo world, once, into an empty database. */
export async function seedWhenEmpty(database: Database) {
  const { ownerUrl } = database;
  if (!ownerUrl || !fs.existsSync('db/seed/demo.ts')) return;
  const file = '../../db/seed/demo.ts'; // TODO import plainly when it has landed
  const { seedDemo } = await import(file);
  await step('デモの人とできごとを入れる / seed the demo world', () => seedDemo(ownerUrl));
}
