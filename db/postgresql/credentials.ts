import { randomBytes } from 'node:crypto';
import fs from 'node:fs';
import type { Places } from './places';

/**
 * Passwords of the three logins. Everybody, on the socket too, signs in with SCRAM: "peer" would tie the login to an OS user,
 * and the portal, PostgreSQL and a tool may run as different ones (root lends PostgreSQL another user).
 */
export type Credentials = { superuser: string; owner: string; app: string };

export function readCredentials(places: Places): Credentials | undefined {
  try {
    const found = JSON.parse(fs.readFileSync(places.credentials, 'utf8')) as Credentials;
    return found.superuser && found.owner && found.app ? found : undefined;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EACCES') throw error;
    return undefined;
  }
}

export function makeCredentials(places: Places): Credentials {
  const password = () => randomBytes(24).toString('base64url');
  const made = { superuser: password(), owner: password(), app: password() };
  writeWhole(places.credentials, JSON.stringify(made));
  return made;
}

/** Never half a file: written beside, on the disk, then renamed. */
export function writeWhole(file: string, text: string) {
  const half = `${file}.${process.pid}`;
  const fd = fs.openSync(half, 'w', 0o600);
  try {
    fs.writeSync(fd, text);
    fs.fsyncSync(fd);
  } finally {
    fs.closeSync(fd);
  }
  fs.renameSync(half, file);
}
