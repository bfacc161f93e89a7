import fs from 'node:fs';
import net from 'node:net';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { Refusal } from '../../bin/sentences.mjs';
import { writeWhole } from '../../db/postgresql/credentials';
import { isAlive, startOf } from '../../db/postgresql/processes';
import type { Config } from './config';

/** Refuses, in a sentence, a port that we cannot have; waits for a web server of ours whose launcher was killed and which is just ending. */
export async function ensurePort(config: Config) {
  const { port, host } = config;
  for (let tries = 0; ; tries += 1) {
    const trouble = await tryPort(port, host);
    if (!trouble) return;
    if (trouble === 'EACCES') throw new Refusal('portForbidden', { port });
    if (trouble !== 'EADDRINUSE') throw new Refusal('hostNotHere', { host });
    const before = note(config);
    if (before && alive(before.launcher))
      throw new Refusal('alreadyRunning', { origin: before.origin, pid: before.launcher.pid });
    if (!before || !alive(before.server) || tries >= 50)
      throw new Refusal('portTaken', { port, other: port === 65_535 ? 3000 : port + 1 });
    if (tries === 40) process.kill(before.server.pid, 'SIGKILL');
    await sleep(250);
  }
}

type Process = { pid: number; start: string };
type RunningNote = { launcher: Process; server: Process; origin: string };

const file = ({ base, port }: Config) => path.join(base, `portal-${port}.json`);
const processOf = (pid: number): Process => ({ pid, start: startOf(pid) });
const alive = ({ pid, start }: Process) => isAlive(pid) && startOf(pid) === start;

export function writeNote(config: Config, server: number) {
  if (config.embedded)
    writeWhole(
      file(config),
      JSON.stringify({ launcher: processOf(process.pid), server: processOf(server), origin: config.origin }),
    );
}

export function removeNote(config: Config) {
  fs.rmSync(file(config), { force: true });
}

function note(config: Config): RunningNote | undefined {
  try {
    return JSON.parse(fs.readFileSync(file(config), 'utf8'));
  } catch {
    return undefined;
  }
}

/** undefined when free. */
async function tryPort(port: number, host: string): Promise<string | undefined> {
  const trouble = await new Promise<string | undefined>((resolve) => {
    const probe = net.createServer();
    probe.on('error', (error: NodeJS.ErrnoException) => resolve(error.code));
    probe.listen({ port, host, exclusive: true }, () => probe.close(() => resolve(undefined)));
  });
  // "localhost" is ::1 for some browsers: whoever answers there would be taken for us.
  return trouble ?? (host === '127.0.0.1' && (await answers(port, '::1')) ? 'EADDRINUSE' : undefined);
}

function answers(port: number, host: string): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = net.connect({ port, host, timeout: 500 });
    const end = (answer: boolean) => {
      socket.destroy();
      resolve(answer);
    };
    socket
      .on('connect', () => end(true))
      .on('error', () => end(false))
      .on('timeout', () => end(false));
  });
}
