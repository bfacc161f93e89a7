import { createHash } from 'node:crypto';
import { asActor, connectionSettings } from '../../db/client';
import { openPool } from '../../db/pool';
import { foundSizes, searchEverywhere } from '../../lib/timeline/model';
import { findEntriesOfMine } from '../../lib/timeline/queries';
import type { Data } from './data';
import { rounded, table } from './table';

/** How long the answer to a search over forty cases takes, apart from the page that shows it: one reader, and ten at once. Milliseconds. */
export async function search(data: Data, seconds: number): Promise<void> {
  const from = openPool(data.url, { max: 10, connection: connectionSettings });
  const rows: string[][] = [];
  for (const who of ['rare', 'common'] as const) {
    const reader = { sessionHash: createHash('sha256').update(`bench-${who}`).digest() };
    const ask = async () => {
      const begun = performance.now();
      const found = await asActor(reader, (tx) => findEntriesOfMine(tx, searchEverywhere, foundSizes[0]), {
        durable: false,
        from,
      });
      if (found.rows.length === 0) throw new Error('nothing was found');
      return performance.now() - begun;
    };
    for (let n = 0; n < 50; n++) await ask();
    for (const readers of [1, 10]) {
      const took: number[] = [];
      const end = performance.now() + seconds * 1000;
      await Promise.all(
        Array.from({ length: readers }, async () => {
          while (performance.now() < end) took.push(await ask());
        }),
      );
      took.sort((a, b) => a - b);
      const at = (part: number) => rounded(took[Math.floor(took.length * part)] ?? Number.NaN);
      rows.push([`${who} word, ${data.entries.toLocaleString('en')} entries`, String(readers), at(0.5), at(0.99)]);
    }
  }
  console.log(table(['search over 40 cases, the answer', 'readers at once', 'p50 ms', 'p99 ms'], rows));
}
