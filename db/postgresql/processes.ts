import { spawnSync } from 'node:child_process';
import fs from 'node:fs';

/** Whether a process lives; a zombie, dead but not yet fetched by its parent, does not. */
export function isAlive(pid: number): boolean {
  if (!(pid > 0)) return false;
  try {
    process.kill(pid, 0);
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
  return stat(pid)?.state !== 'Z';
}

/** Tells a process from a later one that got the same number: its start, in ticks since the computer's. Linux only. */
export function startOf(pid: number): string {
  return stat(pid)?.start ?? '';
}

export function parentOf(pid: number): number {
  return stat(pid)?.parent ?? 0;
}

export function commandOf(pid: number): string {
  try {
    return fs.readFileSync(`/proc/${pid}/cmdline`, 'utf8').replaceAll('\0', ' ').trim();
  } catch {
    return '';
  }
}

function stat(pid: number): { state: string; parent: number; start: string } | undefined {
  try {
    // The name, in brackets, may itself hold spaces and brackets.
    const fields = fs
      .readFileSync(`/proc/${pid}/stat`, 'utf8')
      .replace(/^.*\)\s/s, '')
      .split(' ');
    return { state: fields[0] ?? '', parent: Number(fields[1]), start: fields[19] ?? '' };
  } catch {
    return undefined;
  }
}

/** Whether this process is PostgreSQL on this very data, and not a stranger who got a number from before a reboot. */
export function isPostgresOn(pid: number, data: string): boolean {
  if (!isAlive(pid)) return false;
  if (process.platform === 'linux') {
    try {
      return fs.readlinkSync(`/proc/${pid}/cwd`) === fs.realpathSync(data);
    } catch (error) {
      return (error as NodeJS.ErrnoException).code === 'EACCES';
    }
  }
  if (process.platform === 'win32')
    return /postgres/.test(spawnSync('tasklist', ['/FI', `PID eq ${pid}`, '/FO', 'CSV'], { encoding: 'utf8' }).stdout);
  return /postgres/.test(spawnSync('ps', ['-p', String(pid), '-o', 'comm='], { encoding: 'utf8' }).stdout);
}
