import { type ChildProcess, spawn } from 'node:child_process';
import http from 'node:http';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { Refusal } from '../../bin/sentences.mjs';
import type { Config } from './config';
import type { Database } from './database';
import { removeNote, writeNote } from './port';

export type WebServer = { stop(hurry?: boolean): Promise<void> };

/**
 * Flags of Node for the web server's process alone. Its heap may grow by half of what lives in it before Node collects, not to four
 * times as much, as where memory is plenty: a third less memory under load (docs/performance.md). No cap: a cap ends the process.
 */
const FLAGS = ['--heap-growing-percent=50'];
/** Requests in flight may finish within this; PostgreSQL needs the rest of the ten seconds. */
const PATIENCE = 7_000;
const RESTARTS = 5;

/**
 * Next in a process of its own (nothing of the launcher's weighs on it, and it may have its own Node flags), started again when it
 * dies. It ends by itself when this process is killed: it notices the broken channel.
 * @param output where it writes its log: with ours, or to an open file
 */
export async function serve(config: Config, database: Database, output: 'inherit' | number = 'inherit'): Promise<WebServer> {
  let stopping = false;
  let child = launch(config, database, output);
  let deaths = 0;

  const watch = () => {
    const from = Date.now();
    child.once('exit', async (code, signal) => {
      if (stopping) return;
      deaths = Date.now() - from > 60_000 ? 1 : deaths + 1;
      console.error(
        `\nサーバーが止まりました。もう一度始めます。 / The web server stopped (${signal ?? code}); starting it again.`,
      );
      if (deaths > RESTARTS) {
        console.error(new Refusal('serverKeepsStopping', { times: deaths }).message);
        process.kill(process.pid, 'SIGTERM');
        process.exitCode = 1;
        return;
      }
      await sleep(200 * deaths);
      if (stopping) return;
      child = launch(config, database, output);
      watch();
      await answering(config, child).catch(() => {});
    });
  };

  await answering(config, child);
  watch();

  return {
    async stop(hurry = false) {
      if (!stopping) child.kill(hurry ? 'SIGKILL' : 'SIGTERM');
      else if (hurry) child.kill('SIGKILL');
      stopping = true;
      if (!(await ended(child, PATIENCE))) {
        child.kill('SIGKILL');
        await ended(child, 1_000);
      }
      removeNote(config);
    },
  };
}

function launch(config: Config, database: Database, output: 'inherit' | number): ChildProcess {
  const child = spawn(
    process.execPath,
    [
      ...(config.dev ? [] : FLAGS),
      path.resolve('bin/server.mjs'),
      config.dev ? 'dev' : 'start',
      '-p',
      String(config.port),
      '-H',
      config.host,
    ],
    {
      env: serverEnv(process.env, config, database),
      stdio: ['ignore', output, output, 'ipc'],
      // Its own group: Ctrl-C reaches only us, and we end things in order.
      detached: process.platform !== 'win32',
    },
  );
  if (child.pid) writeNote(config, child.pid);
  return child;
}

/** The web server gets the portal's login and nothing stronger. */
export function serverEnv(env: NodeJS.ProcessEnv, config: Config, database: Database): NodeJS.ProcessEnv {
  const { DATABASE_OWNER_URL, ...rest } = env;
  return {
    ...rest,
    NODE_ENV: config.dev ? 'development' : 'production',
    NEXT_TELEMETRY_DISABLED: '1',
    DATABASE_URL: database.url,
    DATABASE_WORKER_URL: database.workerUrl ?? '',
    NAKADACHI_SECRET: config.secret,
    NEXTAUTH_SECRET: config.secret,
    NEXTAUTH_URL: config.origin,
    APP_ORIGIN: config.origin,
    NAKADACHI_DEMO: config.demo ? '1' : '0',
    NAKADACHI_DATA: config.base,
  };
}

/** Ready means that it has answered, not that it listens. */
async function answering(config: Config, child: ChildProcess) {
  for (;;) {
    if (child.exitCode !== null || child.signalCode !== null)
      throw new Error(`the web server ended while starting (${child.signalCode ?? child.exitCode})`);
    if (await answer(config)) break;
    await sleep(25);
  }
  child.send('ready', () => {});
}

function answer({ port, host }: Config): Promise<boolean> {
  return new Promise((resolve) => {
    const there = host === '0.0.0.0' || host === '::' ? 'localhost' : host;
    http
      .get({ host: there, port, path: '/api/health/live', timeout: 120_000, agent: false }, (response) => {
        response.resume();
        resolve(true);
      })
      .on('error', () => resolve(false));
  });
}

function ended(child: ChildProcess, patience: number): Promise<boolean> {
  if (child.exitCode !== null || child.signalCode !== null) return Promise.resolve(true);
  return new Promise((resolve) => {
    const timer = setTimeout(() => resolve(false), patience);
    child.once('exit', () => {
      clearTimeout(timer);
      resolve(true);
    });
  });
}
