import fs from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Data } from './data';
import { load } from './measure';
import { startPortal } from './portal';
import { memoryOf } from './processes';
import { rounded, table } from './table';
import { portal } from './targets';

const steps = 10;

/**
 * Many requests at 50 connections: the live heap after full collections at every tenth of the way and after a rest, and resident memory,
 * looked at twice a second. The web server's process collects and tells when it gets SIGUSR2; the portal itself has no such door.
 */
export async function soak(data: Data, port: number, requests: number) {
  const told = `${process.cwd()}/.data-bench/heap.json`;
  const server = await startPortal(data, port, {
    NODE_OPTIONS: `--import ${new URL('./soak-hook.mjs', import.meta.url).href}`,
    BENCH_HEAP: told,
  });
  try {
    const pid = Number(fs.readFileSync(`${told}.pid`, 'utf8'));
    const heap = async () => {
      fs.rmSync(told, { force: true });
      process.kill(pid, 'SIGUSR2');
      while (!fs.existsSync(told)) await sleep(50);
      return JSON.parse(fs.readFileSync(told, 'utf8')).heapUsed / 1024 / 1024;
    };
    const target = { work: portal.timeline, server, postmaster: data.postmaster, entries: data.entries };
    await load(target, 50, { amount: 1000 });
    const live = [await heap()];
    const rows = [['1,000 (warm)', rounded(live[0] ?? 0), memoryOf(pid).toFixed(0), '', '']];
    let most = 0;
    const watch = setInterval(() => {
      most = Math.max(most, memoryOf(pid));
    }, 500);
    for (let step = 1; step <= steps; step++) {
      const figures = await load(target, 50, { amount: Math.round(requests / steps) });
      rows.push(['', '', memoryOf(pid).toFixed(0), rounded(figures.perSecond), String(figures.failed)]);
      live.push(await heap());
      rows.at(-1)!.splice(0, 2, ((requests / steps) * step).toLocaleString('en'), rounded(live.at(-1) ?? 0));
      console.log(`  … ${rows.at(-1)?.join('  ')}`);
    }
    clearInterval(watch);
    await sleep(20_000);
    live.push(await heap());
    rows.push(['after 20 s of rest', rounded(live.at(-1) ?? 0), memoryOf(pid).toFixed(0), '', '']);
    console.log(`\nSoak: the timeline at 50 connections, Node ${process.versions.node}\n`);
    console.log(table(['requests', 'live heap MiB', 'memory MiB', 'req/s', 'failed'], rows));
    // The first tenth fills caches that are bounded: dictionary, prepared statements, compiled code.
    const growth = (live[steps] ?? 0) / (live[2] ?? 1);
    console.log(
      `\nlive heap, last tenth to second tenth: × ${rounded(growth)}, goal ≤ 1.10: ${growth <= 1.1 ? 'met' : 'not met'}`,
    );
    console.log(`most memory: ${most.toFixed(0)} MiB, goal ≤ 545: ${most <= 545 ? 'met' : 'not met'}`);
  } finally {
    await server.stop();
  }
}
