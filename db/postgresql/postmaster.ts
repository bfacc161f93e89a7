import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import fs from 'node:fs';
import net from 'node:net';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { Refusal } from '../../bin/sentences.mjs';
import { connect } from '../connection';
import type { Binaries } from './binaries';
import { quietEnv, refusalFor } from './cluster';
import { writeWhole } from './credentials';
import type { Places } from './places';
import { isAlive, isPostgresOn, startOf } from './processes';
import { settings } from './settings';

export type Note = { how: 'started' | 'adopted' | 'joined' | 'restarted' };

export type Server = { socketDir: string | undefined; port: number; how: Note['how']; stop(): Promise<void> };

type Wish = { binaries: Binaries; places: Places; password: string; onNote?: (note: Note) => void };

const TRIES = 40;
const PAUSE = 250;
/** Replaying the log after a crash may take longer than starting does; PostgreSQL says so itself (57P03). */
const RECOVERY = 10 * 60_000;

/**
 * Brings PostgreSQL up, or adopts the one that an earlier start left behind, and keeps it up. Only one process looks after it; others
 * join, and take over when that one is gone.
 */
export async function keepRunning(wish: Wish): Promise<Server> {
  const { places, binaries } = wish;
  let child: ChildProcess | undefined;
  let stopping = false;
  let said = '';
  let bringing: Promise<Up> | undefined;

  const bringUp = () => {
    bringing ??= up(wish, (made) => {
      child = made;
    }).finally(() => {
      bringing = undefined;
    });
    return bringing;
  };

  const first = await bringUp();
  const watch = setInterval(() => {
    if (stopping || bringing || livePostmaster(places) || othersLookAfter(places)) return;
    bringUp()
      .then(() => {
        said = '';
        wish.onNote?.({ how: 'restarted' });
      })
      .catch((error: Error) => {
        // Tried again at the next look; a disk that stays full is said once.
        if (error.message !== said) console.error(error.message);
        said = error.message;
      });
  }, 500);
  watch.unref();

  // Whatever ends this process short of kill -9 also ends PostgreSQL, which then shuts down by itself.
  const lastWord = () => {
    if (!stopping && weLookAfter(places)) signal('SIGINT');
  };
  process.on('exit', lastWord);

  const signal = (name: NodeJS.Signals) => {
    const pid = livePostmaster(places)?.pid;
    if (!pid) return;
    if (process.platform === 'win32')
      spawnSync(binaries.pgCtl, ['stop', '-D', places.data, '-m', name === 'SIGINT' ? 'fast' : 'immediate', '-W'], {
        windowsHide: true,
      });
    else
      try {
        process.kill(pid, name);
      } catch {
        // Gone in between.
      }
  };

  return {
    socketDir: first.socketDir,
    port: first.port,
    how: first.how,
    async stop() {
      if (stopping) return;
      stopping = true;
      clearInterval(watch);
      process.off('exit', lastWord);
      await bringing?.catch(() => {});
      if (!weLookAfter(places)) return;
      // Fast: refuse new work, roll back what is open, write everything down. Immediate only if that hangs: nothing
      // acknowledged is lost by it either, the next start replays the log.
      signal('SIGINT');
      if (!(await gone(places, child, 6_000))) {
        signal('SIGQUIT');
        await gone(places, child, 2_000);
      }
      fs.rmSync(places.supervisor, { force: true });
    },
  };
}

type Up = Pick<Server, 'socketDir' | 'port' | 'how'>;

async function up(wish: Wish, onChild: (child: ChildProcess) => void): Promise<Up> {
  const { places } = wish;
  let child: ChildProcess | undefined;
  let logFrom = 0;
  let tries = 0;
  const from = Date.now();
  for (;;) {
    const live = livePostmaster(places);
    if (live?.ready) {
      const at = { socketDir: live.socketDir, port: live.port };
      const answer = await ask(at, wish.password, places);
      if (answer === 'yes') {
        const how = child?.pid === live.pid ? 'started' : othersLookAfter(places) ? 'joined' : 'adopted';
        if (how !== 'joined') lookAfter(places);
        return { ...at, how };
      }
    } else if (!live && (!child || child.exitCode !== null || child.signalCode !== null)) {
      if (child) {
        const words = fs.readFileSync(places.log).subarray(logFrom).toString();
        // Left-over processes of a killed server go by themselves in a moment: the only failure worth waiting for.
        if (!/still in use|lock file .* already exists|Address already in use/.test(words))
          throw refusalFor(words, places, wish.binaries.postgres);
      }
      logFrom = fs.existsSync(places.log) ? fs.statSync(places.log).size : 0;
      child = await launch(wish);
      onChild(child);
    }
    const recovering = live && !live.ready && Date.now() - from < RECOVERY;
    if (!recovering && tries >= TRIES)
      throw new Refusal('databaseSilent', { seconds: Math.round((Date.now() - from) / 1000), log: places.log });
    // It is usually there within 50 ms: look often at first.
    const quick = Date.now() - from < 1_000;
    if (!quick) tries += 1;
    await sleep(quick ? 10 : PAUSE);
  }
}

async function launch({ binaries, places }: Wish): Promise<ChildProcess> {
  healPidFile(places);
  const port = process.platform === 'win32' ? await freePort() : 5432;
  const data = fs.realpathSync(places.data);
  const options = Object.entries(settings(places.socketDir, port)).flatMap(([name, value]) => ['-c', `${name}=${value}`]);
  if (fs.existsSync(places.log) && fs.statSync(places.log).size > 10_000_000) fs.renameSync(places.log, `${places.log}.1`);
  const log = fs.openSync(places.log, 'a', 0o600);
  try {
    // On Windows pg_ctl: it alone knows how to give up an administrator's rights, which postgres refuses to run with.
    const [file, args] =
      process.platform === 'win32'
        ? [
            binaries.pgCtl,
            ['start', '-W', '-D', data, '-o', options.map((part) => (part === '-c' ? part : `"${part}"`)).join(' ')],
          ]
        : [binaries.postgres, ['-D', data, ...options]];
    // A session of its own: Ctrl-C in the terminal must not reach PostgreSQL before the portal has finished its requests.
    const child = spawn(file, args, {
      cwd: '/',
      env: quietEnv(),
      ...places.osUser,
      detached: true,
      stdio: ['ignore', log, log],
      windowsHide: true,
    });
    child.on('error', (error) => fs.appendFileSync(places.log, `${error.message}\n`));
    child.unref();
    if (!child.pid) {
      await sleep(10);
      throw refusalFor(fs.readFileSync(places.log, 'utf8').slice(-500), places, file);
    }
    return child;
  } finally {
    fs.closeSync(log);
  }
}

type Postmaster = { pid: number; port: number; socketDir: string | undefined; ready: boolean };

/** The postmaster of this data, by its own pid file, if it really runs. */
function livePostmaster(places: Places): Postmaster | undefined {
  const [pid, , , port, socketDir, , , status] = pidFile(places);
  if (!pid || !isPostgresOn(Number(pid), places.data)) return undefined;
  return { pid: Number(pid), port: Number(port), socketDir: socketDir || undefined, ready: /ready/.test(status ?? '') };
}

function pidFile(places: Places): string[] {
  try {
    return fs
      .readFileSync(path.join(places.data, 'postmaster.pid'), 'utf8')
      .split('\n')
      .map((line) => line.trim());
  } catch {
    return [];
  }
}

/**
 * After a reboot or in a new container the number in a left-over postmaster.pid may belong to a stranger, and PostgreSQL would refuse to
 * start. The file is not removed, because its shared-memory line is what keeps two servers from one data directory. Our own number is
 * put in instead: PostgreSQL takes its parent's number as stale, and goes on to check the shared memory.
 */
function healPidFile(places: Places) {
  const file = path.join(places.data, 'postmaster.pid');
  if (!fs.existsSync(file)) return;
  const lines = fs.readFileSync(file, 'utf8').split('\n');
  const pid = Number(lines[0]);
  if (!pid)
    fs.rmSync(file); // empty: the disk was full, or the power went, while it was written
  else if (isAlive(pid) && !isPostgresOn(pid, places.data)) fs.writeFileSync(file, [process.pid, ...lines.slice(1)].join('\n'));
}

/** A real sign-in and a real question: a pid file alone proves nothing. */
async function ask(at: Pick<Up, 'socketDir' | 'port'>, password: string, places: Places): Promise<'yes' | 'notYet'> {
  const host = at.socketDir ? `localhost:${at.port}` : `127.0.0.1:${at.port}`;
  const sql = connect(
    `postgres://postgres:${password}@${host}/postgres${at.socketDir ? `?host=${encodeURIComponent(at.socketDir)}` : ''}`,
    {
      max: 1,
      connect_timeout: 2,
      connection: { application_name: 'nakadachi start' },
    },
  );
  try {
    const [row] = await Promise.race([
      sql`select current_setting('data_directory') as data`,
      // A stopped process (SIGSTOP) accepts the connection and never says a word.
      sleep(2_000, undefined, { ref: false }).then(() => []),
    ]);
    return row && fs.realpathSync(row.data) === fs.realpathSync(places.data) ? 'yes' : 'notYet';
  } catch {
    return 'notYet';
  } finally {
    await sql.end({ timeout: 0 });
  }
}

/** Who looks after PostgreSQL: the process that started or adopted it, told apart from a later one with its number. */
function lookAfter(places: Places) {
  writeWhole(places.supervisor, JSON.stringify({ pid: process.pid, start: startOf(process.pid) }));
}

function supervisor(places: Places): { pid: number; start: string } | undefined {
  try {
    const found = JSON.parse(fs.readFileSync(places.supervisor, 'utf8'));
    return isAlive(found.pid) && startOf(found.pid) === found.start ? found : undefined;
  } catch {
    return undefined;
  }
}

const weLookAfter = (places: Places) => supervisor(places)?.pid === process.pid;
const othersLookAfter = (places: Places) => ![undefined, process.pid].includes(supervisor(places)?.pid);

async function gone(places: Places, child: ChildProcess | undefined, patience: number): Promise<boolean> {
  for (const until = Date.now() + patience; Date.now() < until; await sleep(20)) {
    const ended = !child || child.exitCode !== null || child.signalCode !== null;
    if (ended && !livePostmaster(places)) return true;
  }
  return false;
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = net.createServer().on('error', reject);
    probe.listen(0, '127.0.0.1', () => {
      const { port } = probe.address() as net.AddressInfo;
      probe.close(() => resolve(port));
    });
  });
}
