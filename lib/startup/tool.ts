import { spawn } from 'node:child_process';
import { readConfig } from './config';
import { openDatabase } from './database';
import { migrateDatabase } from './prepare';

/**
 * Runs `file.ts …args` with a migrated database in its environment. Resolves with its exit code. After `--even-if-changed` the
 * tool also gets a database whose migrations are not this program's: it makes it anew.
 */
export async function runTool(args: string[]): Promise<number> {
  const anyState = args[0] === '--even-if-changed';
  const [file, ...rest] = anyState ? args.slice(1) : args;
  if (!file) throw new Error('usage: node bin/run.mjs file.ts […arguments]');
  // Signals reach the tool too (same group); we wait for it, to stop the database after it.
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => child?.kill(signal));
  let child: ReturnType<typeof spawn> | undefined;
  const config = readConfig({
    ...process.env,
    NAKADACHI_SECRET: process.env.NAKADACHI_SECRET || (process.env.DATABASE_URL ? 'x'.repeat(32) : ''),
  });
  const database = await openDatabase(process.env);
  try {
    await migrateDatabase(database).catch((error: { code?: string }) => {
      if (!anyState || !/^migration/.test(error.code ?? '')) throw error;
    });
    const env: NodeJS.ProcessEnv = {
      ...process.env,
      DATABASE_URL: database.url,
      ...(database.workerUrl ? { DATABASE_WORKER_URL: database.workerUrl } : {}),
      ...(database.ownerUrl ? { DATABASE_OWNER_URL: database.ownerUrl } : {}),
      ...(database.superuserUrl ? { DATABASE_SUPERUSER_URL: database.superuserUrl } : {}),
      ...(config.embedded ? { NAKADACHI_SECRET: config.secret, NEXTAUTH_SECRET: config.secret } : {}),
      APP_ORIGIN: config.origin,
      NAKADACHI_DEMO: config.demo ? '1' : '0',
      NAKADACHI_DATA: config.base,
    };
    const running = spawn(process.execPath, ['--import', 'tsx', file, ...rest], { env, stdio: 'inherit' });
    child = running;
    return await new Promise<number>((resolve, reject) => {
      running.on('error', reject);
      running.on('exit', (code) => resolve(code ?? 1));
    });
  } finally {
    await database.stop();
  }
}
