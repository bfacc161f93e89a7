import { Refusal } from '../../bin/sentences.mjs';
import { connect, connectionOptions, loginOf } from '../../db/connection';
import { startEmbedded } from '../../db/embedded';
import type { Note } from '../../db/postgresql/postmaster';

export type Database = {
  /** The portal's login. */
  url: string;
  /** The login that takes jobs from the queue; without one nothing is sent by itself. */
  workerUrl: string | undefined;
  /** The owner's login; without one the database is taken as it is and must be migrated already. */
  ownerUrl: string | undefined;
  /** Only of the embedded database. */
  superuserUrl: string | undefined;
  stop(): Promise<void>;
};

/** The database of DATABASE_URL and DATABASE_OWNER_URL when set, asked whether it answers; else the embedded one, started. */
export async function openDatabase(env: NodeJS.ProcessEnv, onNote?: (note: Note) => void): Promise<Database> {
  if (!env.DATABASE_URL) {
    // Half a setting: falling back to the embedded database would look as if all data were gone.
    if (env.DATABASE_OWNER_URL) throw new Refusal('badDatabaseUrl', { name: 'DATABASE_URL' });
    const { url, workerUrl, ownerUrl, superuserUrl, stop } = await startEmbedded({ onNote });
    return { url, workerUrl, ownerUrl, superuserUrl, stop };
  }
  await greet(env.DATABASE_URL, 'DATABASE_URL');
  if (env.DATABASE_OWNER_URL) await greet(env.DATABASE_OWNER_URL, 'DATABASE_OWNER_URL');
  if (env.DATABASE_WORKER_URL) await greet(env.DATABASE_WORKER_URL, 'DATABASE_WORKER_URL');
  return {
    url: env.DATABASE_URL,
    workerUrl: env.DATABASE_WORKER_URL || undefined,
    ownerUrl: env.DATABASE_OWNER_URL || undefined,
    superuserUrl: undefined,
    stop: async () => {},
  };
}

/** One sign-in and one question, so that a wrong address or password is a sentence now and not an error page later. */
async function greet(url: string, name: string) {
  try {
    connectionOptions(url);
  } catch {
    throw new Refusal('badDatabaseUrl', { name });
  }
  const sql = connect(url, {
    max: 1,
    connect_timeout: 5,
    onnotice: () => {},
    connection: { application_name: 'nakadachi start' },
  });
  try {
    const asked = sql`select current_setting('server_version_num')::int as number, current_setting('server_version') as version`;
    const [server] = await inTime(asked, 8_000);
    if (server && server.number < 150_000) throw new Refusal('databaseTooOld', { where: whereOf(url), found: server.version });
  } catch (error) {
    throw databaseRefusal(error, url, name) ?? error;
  } finally {
    await sql.end({ timeout: 0 });
  }
}

/** Errors of the driver and SQLSTATEs that a person can do something about; undefined for a bug. */
export function databaseRefusal(error: unknown, url: string, name: string): Error | undefined {
  const code = String((error as { code?: unknown })?.code ?? '');
  const where = whereOf(url);
  if (
    /^(ECONNREFUSED|ECONNRESET|ENOTFOUND|EAI_AGAIN|ETIMEDOUT|EHOSTUNREACH|ENETUNREACH|ENOENT|EPIPE|CONNECT_TIMEOUT|CONNECTION_CLOSED|CONNECTION_ENDED|CONNECTION_DESTROYED|NO_ANSWER|57P0[123]|08...)$/.test(
      code,
    )
  )
    return new Refusal('databaseUnreachable', { where, name });
  if (code === '28P01') return new Refusal('wrongPassword', { where, name, user: loginOf(url) });
  if (code === '28000' || code === '42501') return new Refusal('loginRefused', { where, user: loginOf(url) });
  if (code === '3D000')
    return new Refusal('noSuchDatabase', { where, name, database: String(connectionOptions(url).database) });
  if (code === '53300') return new Refusal('databaseFull', { where });
  if (code === '53100' || code === 'ENOSPC') return new Refusal('diskFull', { path: where });
  return undefined;
}

/** Host and port, never the password. */
function whereOf(url: string): string {
  const { hostname, port, searchParams } = new URL(url);
  return searchParams.get('host') ?? `${hostname || 'localhost'}:${port || 5432}`;
}

function inTime<T>(work: PromiseLike<T>, ms: number): Promise<T> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => reject(Object.assign(new Error('no answer'), { code: 'NO_ANSWER' })), ms);
    work.then(resolve, reject).then(() => clearTimeout(timer));
  });
}
