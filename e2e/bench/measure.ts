import autocannon from 'autocannon';
import { cpuOf, cpuOfAll, get, memoryOf, type Server } from './processes';
import type { Work } from './targets';

export type Target = { work: Work; server: Server; postmaster: number; entries: number };

/** Figures of one run, or the medians of several. Times in ms, memory in MiB. */
export type Figures = {
  perSecond: number;
  p50: number;
  p99: number;
  cpu: number;
  postgres: number;
  memory: number;
  /** Cores that other programs on this computer kept busy meanwhile. */
  others: number;
  failed: number;
};

/** One stretch of load. CPU is what the server's processes and PostgreSQL's used, divided by the answered requests. */
export async function load(
  { work, server, postmaster }: Target,
  connections: number,
  extent: { seconds: number } | { amount: number },
): Promise<Figures> {
  const own = process.cpuUsage();
  const before = [cpuOf(server.pid), cpuOf(postmaster), cpuOfAll()] as const;
  const from = performance.now();
  const method = work.body ? 'POST' : 'GET';
  const result = await autocannon({
    url: `http://127.0.0.1:${server.port}`,
    connections,
    timeout: 30,
    ...('seconds' in extent ? { duration: extent.seconds } : { amount: extent.amount }),
    requests: [
      {
        method,
        path: work.path,
        headers: work.headers,
        ...(work.body && { setupRequest: (request) => ({ ...request, body: work.body?.() }) }),
      },
    ],
  });
  const seconds = (performance.now() - from) / 1000;
  const after = [cpuOf(server.pid), cpuOf(postmaster), cpuOfAll()] as const;
  const { user, system } = process.cpuUsage(own);
  const done = work.body ? result['3xx'] : result['2xx'];
  const per = (now: number, then: number) => (now - then) / Math.max(done, 1);
  return {
    perSecond: done / seconds,
    p50: result.latency.p50,
    p99: result.latency.p99,
    cpu: per(after[0], before[0]),
    postgres: per(after[1], before[1]),
    memory: memoryOf(server.pid),
    others: (after[2] - before[2] - (after[0] - before[0]) - (after[1] - before[1]) - (user + system) / 1000) / 1000 / seconds,
    failed: result.errors + result.timeouts + (work.body ? result.non2xx - result['3xx'] : result.non2xx + result['3xx']),
  };
}

/** What is measured must be what is meant: the answer holds what it should. Throws otherwise. */
export async function check({ work, server }: Target): Promise<void> {
  if (work.body) {
    const { status, headers } = await get(server.port, work.path, work.headers, work.body());
    if (status !== 303 || /check|conflict|trouble|sign-in/.test(headers.location ?? ''))
      throw new Error(`${work.name}: ${status} ${headers.location ?? ''}`);
  }
  if (!work.holds) return;
  const { status, body, headers } = await get(server.port, work.path, work.headers);
  const { text, times } = work.holds;
  const found = body.toString('utf8').split(text).length - 1;
  if (status !== 200 || found < times)
    throw new Error(`${work.name}: ${status} ${headers.location ?? ''}, "${text}" ${found} times instead of ${times}`);
}

export function medians(runs: Figures[]): Figures {
  const of = (name: keyof Figures) => {
    const sorted = runs.map((run) => run[name]).sort((a, b) => a - b);
    return sorted[Math.floor(sorted.length / 2)] ?? Number.NaN;
  };
  return {
    perSecond: of('perSecond'),
    p50: of('p50'),
    p99: of('p99'),
    cpu: of('cpu'),
    postgres: of('postgres'),
    memory: of('memory'),
    others: of('others'),
    failed: runs.reduce((sum, run) => sum + run.failed, 0),
  };
}
