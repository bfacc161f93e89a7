// npm run bench: the portal against its floors, in the same run. npm run bench -- soak: does its memory stay flat?
// npm run bench -- office: an agency of 500 cases: the month's board, a report on paper, the month's records as a file.
// npm run bench -- search: the answer to a search over forty cases, apart from its page.
// npm run bench -- streams: a thousand open pages that are told of what is written.
//   --entries 50000,1000000   sizes of the database          --rounds 3  --seconds 4
//   --only timeline,home …    some kinds of request only     (floors are always there)
// It prints and never fails for a figure. Databases and builds lie in .data-bench and .next-bench.
import { parseArgs } from 'node:util';
import { cookieOf, type Data, openData } from './data';
import { startBareRls, startNextOpen } from './floors';
import { judge } from './goals';
import { check, type Figures, load, medians, type Target } from './measure';
import { office } from './office';
import { build, startPortal, timeOfStart } from './portal';
import type { Server } from './processes';
import { search } from './search';
import { soak } from './soak';
import { streams } from './streams';
import { printFigures } from './table';
import { floors, portal, type Work } from './targets';
import { weigh } from './weight';

const { values: asked, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    entries: { type: 'string', default: '50000,1000000' },
    rounds: { type: 'string', default: '3' },
    seconds: { type: 'string', default: '4' },
    only: { type: 'string' },
    requests: { type: 'string', default: '20000' },
  },
});
const sizes = asked.entries.split(',').map(Number);
const basePort = Number(process.env.BENCH_PORT ?? 4600);
const only = asked.only?.split(',');

export type Line = { target: Target; connections: number; figures: Figures };

async function bench() {
  const ending: (() => Promise<void>)[] = [];
  try {
    await build();
    if (positionals[0] === 'office') return await office(basePort);
    const data: Data[] = [];
    for (const entries of sizes) {
      const one = await openData(entries);
      data.push(one);
      ending.push(one.stop);
    }
    const start = (server: Server) => {
      ending.push(server.stop);
      return server;
    };
    const first = data[0]!;
    if (positionals[0] === 'soak') return await soak(first, basePort, Number(asked.requests));

    if (positionals[0] === 'streams') return await streams(first, basePort);

    if (positionals[0] === 'search') return await search(data.at(-1)!, Number(asked.seconds));

    const open = start(await startNextOpen(first, basePort));
    const bare = start(await startBareRls(first, basePort + 1));
    const portals: { data: Data; server: Server }[] = [];
    for (const [n, one] of data.entries()) portals.push({ data: one, server: start(await startPortal(one, basePort + 2 + n)) });

    const on = (work: Work, server: Server, one: Data): Target => ({
      work,
      server,
      postmaster: one.postmaster,
      entries: one.entries,
    });
    const targets = [
      on(floors.open, open, first),
      on(floors.bare, bare, first),
      on(floors.insert, open, first),
      ...(Object.keys(portal) as (keyof typeof portal)[])
        .filter((name) => !only || only.includes(name))
        .flatMap((name) => portals.map(({ server, data: one }) => on(portal[name], server, one))),
    ];

    const lines = [
      ...(await rounds(targets, 10)),
      ...(await rounds(
        targets.filter(({ work }) => !/search|home/.test(work.name)),
        50,
      )),
    ];
    const weights = {
      timeline: await weigh(portals[0]!.server.port, portal.timeline.path, cookieOf('employer')),
      furigana: await weigh(portals[0]!.server.port, portal.furigana.path, portal.furigana.headers),
      open: await weigh(open.port, floors.open.path, {}),
    };
    for (const end of ending.splice(0).reverse()) await end();
    const started = await timeOfStart(first, basePort + 2);
    printFigures(lines);
    judge({ lines, weights, started });
  } finally {
    for (const end of ending.reverse()) await end();
  }
}

/** Warm first, all with as many requests; then every target once, and again: A B C A B C. */
async function rounds(targets: Target[], connections: number): Promise<Line[]> {
  const able: Target[] = [];
  for (const target of targets) {
    try {
      await check(target);
      await load(target, connections, { amount: 300 });
      able.push(target);
    } catch (error) {
      console.log(`  ✗ ${error instanceof Error ? error.message : error}`);
    }
  }
  const runs = new Map<Target, Figures[]>(able.map((target) => [target, []]));
  for (let round = 1; round <= Number(asked.rounds); round++) {
    console.log(`  … ${connections} connections, round ${round} of ${asked.rounds}`);
    for (const target of able) runs.get(target)?.push(await load(target, connections, { seconds: Number(asked.seconds) }));
  }
  return able.map((target) => ({ target, connections, figures: medians(runs.get(target) ?? []) }));
}

await bench();
process.exit(0);
