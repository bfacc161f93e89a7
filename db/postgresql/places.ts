import { createHash, randomBytes } from 'node:crypto';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { Refusal } from '../../bin/sentences.mjs';
import { chooseOsUser, giveTo, mayEnter, type OsUser } from './os-user';

/**
 * Where things lie. `base` is `.data` (or NAKADACHI_DATA): `pg18` the cluster, `run` the socket, `credentials.json` the
 * passwords, `postgres.log`, `supervisor.json`. Nothing in it is readable for other users of the computer.
 */
export type Places = {
  base: string;
  /** The cluster; when root's OS user cannot reach `base`, a link to a place under /var/lib/nakadachi. */
  data: string;
  socketDir: string;
  credentials: string;
  log: string;
  supervisor: string;
  osUser: OsUser | undefined;
  /** PostgreSQL cannot live in `base`: where it lives instead. */
  elsewhere: string | undefined;
};

export function baseDir(): string {
  return path.resolve(process.env.NAKADACHI_DATA || '.data');
}

export function findPlaces(base: string): Places {
  try {
    fs.mkdirSync(base, { recursive: true });
    const data = path.join(base, 'pg18');
    const osUser = chooseOsUser(data);
    // Root keeps the passwords; PostgreSQL, who is someone else then, must only be able to walk through to its own folder.
    fs.chmodSync(base, osUser ? 0o711 : 0o700);
    const elsewhere =
      osUser && !mayEnter(base, osUser)
        ? (existingLink(data) ?? `/var/lib/nakadachi/${randomBytes(6).toString('hex')}`)
        : undefined;
    if (elsewhere) {
      fs.mkdirSync(path.dirname(elsewhere), { recursive: true, mode: 0o755 });
      ownDir(elsewhere, osUser);
    }
    const at = (name: string) => path.join(base, name);
    return {
      base,
      data,
      socketDir: socketDir(elsewhere ?? base, osUser),
      credentials: at('credentials.json'),
      log: at('postgres.log'),
      supervisor: at('supervisor.json'),
      osUser,
      elsewhere,
    };
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === 'EACCES' || code === 'EPERM' || code === 'EROFS') throw new Refusal('dataNotOurs', { path: base });
    throw error;
  }
}

/** `rm -rf .data` must mean a fresh start: what lives elsewhere is found only through the link in `.data`. */
function existingLink(data: string): string | undefined {
  try {
    return path.dirname(fs.readlinkSync(data));
  } catch {
    return undefined;
  }
}

/** A socket's path has at most 103 bytes on macOS and 107 on Linux; a longer one moves to a short place of its own. */
function socketDir(home: string, osUser: OsUser | undefined): string {
  const near = path.join(home, 'run');
  const dir =
    Buffer.byteLength(path.join(near, '.s.PGSQL.5432')) <= 103
      ? near
      : path.join(
          os.tmpdir(),
          `nakadachi-${osUser?.uid ?? process.getuid?.() ?? 0}-${createHash('sha256').update(home).digest('hex').slice(0, 12)}`,
        );
  fs.mkdirSync(dir, { recursive: true, mode: 0o700 });
  if (process.platform === 'win32') return dir;
  if (osUser) fs.lchownSync(dir, osUser.uid, osUser.gid);
  // In a shared /tmp someone else may have made it first, to sit in the middle.
  const found = fs.lstatSync(dir);
  if (!found.isDirectory() || found.uid !== (osUser?.uid ?? process.getuid?.()))
    throw new Refusal('dataNotOurs', { path: dir });
  fs.chmodSync(dir, 0o700);
  return dir;
}

/** A directory of the OS user's own, e.g. for a password file that lives a moment. */
export function ownDir(dir: string, osUser: OsUser | undefined): string {
  fs.mkdirSync(dir, { recursive: true, mode: 0o700 });
  giveTo(osUser, dir);
  return dir;
}
