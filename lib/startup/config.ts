import { randomBytes } from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';
import { Refusal } from '../../bin/sentences.mjs';
import { writeOnce } from '../../db/postgresql/credentials';
import { baseDir } from '../../db/postgresql/places';

/** What the environment asks for. */
export type Config = {
  dev: boolean;
  port: number;
  /** Only this computer unless asked for otherwise: the demo lets everyone who reaches it be anyone. */
  host: string;
  origin: string;
  secret: string;
  /** No DATABASE_URL: the PostgreSQL that comes with us, and its data. */
  embedded: boolean;
  /** Demo people, one button each, and a mailbox page for all mail. */
  demo: boolean;
  /** `.data`, or NAKADACHI_DATA. */
  base: string;
};

/** Throws Refusal on a value that cannot work, before anything slow has begun. */
export function readConfig(env: NodeJS.ProcessEnv, { dev = false } = {}): Config {
  const embedded = !env.DATABASE_URL;
  const port = readPort(env.PORT);
  return {
    dev,
    port,
    host: env.HOST || '127.0.0.1',
    origin: readOrigin(env.APP_ORIGIN || `http://localhost:${port}`),
    secret: embedded && !env.NAKADACHI_SECRET ? ownSecret() : readSecret(env.NAKADACHI_SECRET),
    embedded,
    demo: env.NAKADACHI_DEMO ? env.NAKADACHI_DEMO === '1' : embedded,
    base: baseDir(),
  };
}

function readPort(text: string | undefined): number {
  if (!text) return 3000;
  const port = Number(text);
  if (!Number.isInteger(port) || port < 1 || port > 65_535) throw new Refusal('badPort', { port: text });
  return port;
}

function readOrigin(text: string): string {
  let url: URL | undefined;
  try {
    url = new URL(text);
  } catch {
    // Refused below.
  }
  if (!url || !/^https?:$/.test(url.protocol) || url.pathname !== '/' || url.search || url.hash || url.username)
    throw new Refusal('badOrigin', { origin: text });
  return url.origin;
}

function readSecret(secret: string | undefined): string {
  if (!secret) throw new Refusal('secretMissing');
  if (secret.length < 32) throw new Refusal('secretTooShort');
  return secret;
}

/** Beside the embedded data a secret is made once and kept: a new one at every start would sign everybody out. */
function ownSecret(): string {
  const file = path.join(baseDir(), 'secret');
  try {
    return fs.readFileSync(file, 'utf8').trim();
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code !== 'ENOENT') throw new Refusal('dataNotOurs', { path: baseDir() });
  }
  try {
    fs.mkdirSync(baseDir(), { recursive: true, mode: 0o700 });
    return writeOnce(file, randomBytes(32).toString('base64url'));
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === 'ENOSPC') throw new Refusal('diskFull', { path: baseDir() });
    if (code === 'EACCES' || code === 'EPERM' || code === 'EROFS') throw new Refusal('dataNotOurs', { path: baseDir() });
    throw error;
  }
}
