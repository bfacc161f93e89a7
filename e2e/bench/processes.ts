import { type ChildProcess, spawn } from 'node:child_process';
import fs from 'node:fs';
import http from 'node:http';
import { setTimeout as sleep } from 'node:timers/promises';

/** A server that is being measured. CPU and memory are those of its process and of all below it. */
export type Server = { name: string; port: number; pid: number; stop(): Promise<void> };

/** Starts a server and waits until `path` answers with 200. */
export async function startServer(
  name: string,
  port: number,
  path: string,
  command: string[],
  { env = {}, headers = {} }: { env?: Record<string, string>; headers?: Record<string, string> } = {},
): Promise<Server> {
  const log = fs.openSync(`.data-bench/${name.replace(/\W+/g, '-')}.log`, 'w');
  const child = spawn(process.execPath, command, {
    env: { ...process.env, PORT: String(port), ...env },
    stdio: ['ignore', log, log],
  });
  const end = Date.now() + 300_000;
  while (
    !(await get(port, path, headers).then(
      (answer) => answer.status === 200,
      () => false,
    ))
  ) {
    if (child.exitCode !== null || Date.now() > end) throw new Error(`${name} did not start: see .data-bench/*.log`);
    await sleep(20);
  }
  return { name, port, pid: child.pid!, stop: () => stopped(child) };
}

async function stopped(child: ChildProcess) {
  if (child.exitCode !== null) return;
  child.kill('SIGTERM');
  await new Promise((resolve) => child.once('exit', resolve));
}

export function get(
  port: number,
  path: string,
  headers: Record<string, string> = {},
  body?: string,
): Promise<{ status: number; body: Buffer; headers: http.IncomingHttpHeaders }> {
  return new Promise((resolve, reject) => {
    http
      .request(
        { host: '127.0.0.1', port, path, headers, agent: false, method: body === undefined ? 'GET' : 'POST' },
        (response) => {
          const parts: Buffer[] = [];
          response.on('data', (part) => parts.push(part));
          response.on('end', () =>
            resolve({ status: response.statusCode ?? 0, body: Buffer.concat(parts), headers: response.headers }),
          );
        },
      )
      .on('error', reject)
      .end(body);
  });
}

/** CPU of a process and of all its descendants so far, in ms (Linux; elsewhere NaN). Of those that have ended as well. */
export const cpuOf = (pid: number): number =>
  fs.existsSync('/proc/self/stat') ? descendants(pid).reduce((sum, one) => sum + cpu(one), 0) : Number.NaN;

/** CPU that the whole machine has used so far, in ms. */
export function cpuOfAll(): number {
  if (!fs.existsSync('/proc/stat')) return Number.NaN;
  const [user = 0, nice = 0, system = 0, , , irq = 0, soft = 0] = fs
    .readFileSync('/proc/stat', 'utf8')
    .split('\n')[0]!
    .split(/\s+/)
    .slice(1)
    .map(Number);
  return (user + nice + system + irq + soft) * 10;
}

/** Resident memory of a process and its descendants, in MiB. */
export const memoryOf = (pid: number): number =>
  fs.existsSync('/proc/self/stat') ? descendants(pid).reduce((sum, one) => sum + resident(one), 0) : Number.NaN;

function descendants(pid: number): number[] {
  const below = new Map<number, number[]>();
  for (const name of fs.readdirSync('/proc')) {
    if (!/^\d+$/.test(name)) continue;
    const parent = Number(fields(Number(name))[1]);
    below.set(parent, [...(below.get(parent) ?? []), Number(name)]);
  }
  const all = [pid];
  for (const one of all) all.push(...(below.get(one) ?? []));
  return all;
}

/** What follows the name in /proc/PID/stat: state, parent, … ; empty when the process has ended. */
function fields(pid: number): string[] {
  try {
    const stat = fs.readFileSync(`/proc/${pid}/stat`, 'utf8');
    return stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  } catch {
    return [];
  }
}

// utime, stime, cutime, cstime in ticks of 10 ms.
const cpu = (pid: number) =>
  fields(pid)
    .slice(11, 15)
    .reduce((sum, ticks) => sum + Number(ticks) * 10, 0);
const resident = (pid: number) => (Number(fields(pid)[21] ?? 0) * 4096) / 1024 / 1024;
