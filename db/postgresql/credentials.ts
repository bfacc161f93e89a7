import { createHmac, randomBytes } from 'node:crypto';
import fs from 'node:fs';
import type { Places } from './places';

/**
 * Passwords of the three logins. Everybody, on the socket too, signs in with SCRAM: "peer" would tie the login to an OS user,
 * and the portal, PostgreSQL and a tool may run as different ones (root lends PostgreSQL another user).
 */
export type Credentials = { superuser: string; owner: string; app: string };

/** The password of the login that takes jobs from the queue: whoever is the portal is its worker too. */
export const workerPassword = ({ app }: Credentials): string => createHmac('sha256', app).update('worker').digest('base64url');

export function readCredentials(places: Places): Credentials | undefined {
  try {
    const found = JSON.parse(fs.readFileSync(places.credentials, 'utf8')) as Credentials;
    return found.superuser && found.owner && found.app ? found : undefined;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EACCES') throw error;
    return undefined;
  }
}

/** New passwords; of two starts at the same moment one makes them and the other finds them. */
export function makeCredentials(places: Places): Credentials {
  const password = () => randomBytes(24).toString('base64url');
  return JSON.parse(
    writeOnce(places.credentials, JSON.stringify({ superuser: password(), owner: password(), app: password() })),
  );
}

/** Never half a file: written beside, on the disk, then renamed. */
export function writeWhole(file: string, text: string) {
  fs.renameSync(writeBeside(file, text), file);
}

/** The same, unless the file is there already. Returns what it holds afterwards, whoever wrote it. */
export function writeOnce(file: string, text: string): string {
  const beside = writeBeside(file, text);
  try {
    fs.linkSync(beside, file);
    return text;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
    return fs.readFileSync(file, 'utf8');
  } finally {
    fs.rmSync(beside, { force: true });
  }
}

function writeBeside(file: string, text: string): string {
  const beside = `${file}.${process.pid}`;
  const fd = fs.openSync(beside, 'w', 0o600);
  try {
    fs.writeSync(fd, text);
    fs.fsyncSync(fd);
  } catch (error) {
    fs.rmSync(beside, { force: true });
    throw error;
  } finally {
    fs.closeSync(fd);
  }
  return beside;
}
