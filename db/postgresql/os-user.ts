import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { Refusal } from '../../bin/sentences.mjs';

export type OsUser = { uid: number; gid: number };

/**
 * Whom PostgreSQL runs as: nobody else (undefined) for an ordinary user. It refuses root, so root lends it the owner of the
 * existing data, or the system's `postgres`, or a new system user of that name, or, failing all, `nobody`.
 */
export function chooseOsUser(data: string): OsUser | undefined {
  if (process.platform === 'win32' || process.getuid?.() !== 0) return undefined;
  const owner = fs.existsSync(data) ? fs.statSync(data) : undefined;
  if (owner && owner.uid !== 0) return { uid: owner.uid, gid: owner.gid };
  return lookUp('postgres') ?? createPostgres() ?? lookUp('nobody') ?? refuse();
}

function lookUp(name: string): OsUser | undefined {
  const id = (flag: string) => Number(spawnSync('id', [flag, name], { encoding: 'utf8' }).stdout?.trim() || Number.NaN);
  const [uid, gid] = [id('-u'), id('-g')];
  return uid > 0 && gid >= 0 ? { uid, gid } : undefined;
}

function createPostgres(): OsUser | undefined {
  if (process.platform !== 'linux') return undefined;
  spawnSync(
    'useradd',
    ['--system', '--user-group', '--no-create-home', '--home-dir', '/nonexistent', '--shell', '/usr/sbin/nologin', 'postgres'],
    { stdio: 'ignore' },
  );
  return lookUp('postgres');
}

function refuse(): never {
  throw new Refusal('noOsUser', { detail: 'useradd' });
}

/** Whether this user can get into a directory: every step of the way must let them pass. */
export function mayEnter(dir: string, user: OsUser): boolean {
  for (let at = fs.realpathSync(dir); ; at = path.dirname(at)) {
    const { mode, uid, gid } = fs.statSync(at);
    const pass = uid === user.uid ? 0o100 : gid === user.gid ? 0o010 : 0o001;
    if (!(mode & pass)) return false;
    if (at === path.dirname(at)) return true;
  }
}

/** Gives a tree to the OS user, when there is one to give to. */
export function giveTo(user: OsUser | undefined, target: string) {
  if (!user) return;
  if (fs.lstatSync(target).isDirectory()) for (const item of fs.readdirSync(target)) giveTo(user, path.join(target, item));
  fs.lchownSync(target, user.uid, user.gid);
}
