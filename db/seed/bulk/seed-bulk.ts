import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Tx } from '../../connection';
import { closings, givenNames, middles, noisy, openings, rare, surnames, titles } from './texts';

export type BulkAsk = {
  cases: number;
  /** In all; every case gets the same number, so it is rounded down to a multiple of `cases`. */
  entries: number;
  /** The day on which the last entries lie, `YYYY-MM-DD`. */
  today: string;
  onProgress?: (done: number, of: number) => void;
};

/** Thrown when the bulk data is there already. */
export class BulkThere extends Error {}

/**
 * The id of one of the bulk's people or cases, counted from 1: `bulkId('worker', 1)` has the first 40 cases, `bulkId('employer', 1)`
 * is in 40 cases and reads about 70 % of their entries, `bulkId('case', 1)`, `bulkId('person', 1)`, `bulkId('manager', 1)` …
 */
export function bulkId(
  what: 'case' | 'person' | 'family' | 'worker' | 'employer' | 'clinic' | 'manager' | 'service_manager' | 'agency',
  n: number,
): string {
  const hex = [...createHash('md5').update(`nakadachi bulk ${what} ${n}`).digest('hex')];
  hex[12] = '8';
  hex[16] = '8';
  return hex.join('').replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
}

const chunk = 100_000;

/**
 * Makes many cases inside the database, for measuring: one agency, 200 cases of 5,000 entries by default. In one transaction: the
 * indexes and foreign keys of app.entry are taken off and put back, so everything is checked in the end.
 * @param sql  one connection of the database's owner
 * @returns how many entries were made, and in how many milliseconds
 */
export async function seedBulk(
  sql: Tx,
  { cases, entries, today, onProgress }: BulkAsk,
): Promise<{ entries: number; ms: number }> {
  const perCase = Math.floor(entries / cases);
  const total = perCase * cases;
  const from = Date.now();
  const script = (name: string) => readFile(join(process.cwd(), 'db', 'seed', 'bulk', name), 'utf8');
  const [people, entriesScript, concerns, contacts] = await Promise.all([
    script('generate.sql'),
    script('generate-entries.sql'),
    script('generate-concerns.sql'),
    script('generate-contacts.sql'),
  ]);

  await sql.begin(async (tx) => {
    await tx`select pg_advisory_xact_lock(hashtext('nakadachi.seed'))`;
    const [there] = await tx`select exists (select from app.agency where id = ${bulkId('agency', 1)}) as filled`;
    if (there?.filled) throw new BulkThere('the bulk data is there already');
    await tx`set local maintenance_work_mem = '512MB'`;
    await tx`set local max_parallel_maintenance_workers = 4`;
    await tx`set local work_mem = '64MB'`;
    await ask(tx as unknown as Tx, { cases, perCase, today });
    await tx.unsafe(people);
    await loadTexts(tx as unknown as Tx);
    await withoutUpkeep(tx as unknown as Tx, async () => {
      for (let n = 0; n < total; n += chunk) {
        await tx.unsafe(entriesScript, [n, Math.min(n + chunk, total) - 1]);
        onProgress?.(Math.min(n + chunk, total), total);
      }
    });
    await tx.unsafe(concerns);
    await tx.unsafe(contacts);
  });
  return { entries: total, ms: Date.now() - from };
}

/** What is wanted, and the words to make it from, in tables of this transaction. */
async function ask(tx: Tx, { cases, perCase, today }: { cases: number; perCase: number; today: string }) {
  // Three years at most, and at least an hour between two entries of a case.
  const days = Math.min(1090, Math.max(70, Math.floor(perCase / 2)));
  const end = Date.parse(`${today}T00:00:00+09:00`);
  const first = end - days * 86_400_000;
  await tx.unsafe(`
    create temp table bulk_ask (cases int, groups int, per_case int, first_day timestamptz, first_ms bigint, gap bigint, today timestamptz, seed bigint, surnames int, givens int) on commit drop;
    create temp table bulk_name (kind text, no int, name text, reading text) on commit drop;
    create temp table bulk_text (no int primary key, title text, body text, folded text, grams int[], folded_body text, grams_body int[]) on commit drop`);
  await tx`insert into bulk_ask values (${cases}, ${Math.ceil(cases / 40)}, ${perCase}, ${new Date(first)}, ${first},
    ${Math.floor((days * 86_400_000) / Math.max(perCase, 1))}, ${new Date(end)}, 20261, ${surnames.length}, ${givenNames.length})`;
  const names = [
    ...surnames.map(([name, reading], no) => ({ kind: 's', no, name, reading })),
    ...givenNames.map(([name, reading], no) => ({ kind: 'g', no, name, reading })),
  ];
  await tx`insert into bulk_name ${tx(names)}`;
}

/** Ordinary texts from 0, noisy ones from 2048, rare ones below 0. Folded and cut into pairs once, not once an entry. */
async function loadTexts(tx: Tx) {
  const pick = <T>(list: readonly T[], n: number): T => list[n % list.length]!;
  const texts: { no: number; title: string; body: string }[] = [];
  const add = (no: number, n: number, words: string[]) =>
    texts.push({ no, title: pick(titles, n * 11 + Math.floor(n / 7)), body: words.join('') });
  for (let n = 0; n < 2048; n++)
    add(n, n, [
      pick(openings, n),
      pick(middles, n * 3 + Math.floor(n / 24)),
      pick(middles, n * 7 + Math.floor(n / 24) + 10),
      pick(closings, n * 5 + Math.floor(n / 480)),
    ]);
  for (let n = 0; n < 512; n++)
    add(2048 + n, n, [
      pick(openings, n),
      pick(noisy, n + Math.floor(n / 24)),
      pick(middles, n * 3 + Math.floor(n / 24)),
      pick(closings, n * 5 + Math.floor(n / 96)),
    ]);
  for (let n = 0; n < 64; n++) add(-1 - n, n, [pick(openings, n), pick(rare, n), pick(middles, n * 3), pick(closings, n)]);
  await tx`
    insert into bulk_text
    select no, title, body, app.fold(title || ' ' || body), app.pairs(app.fold(title || ' ' || body)), app.fold(' ' || body), app.pairs(app.fold(' ' || body))
      from jsonb_to_recordset(${tx.json(texts)}) as t (no int, title text, body text)`;
  await tx`analyze bulk_text`;
}

/** Takes off what slows app.entry down while many rows come in, and puts it back as it was: foreign keys are checked at once. */
async function withoutUpkeep(tx: Tx, work: () => Promise<void>) {
  const keys = await tx<{ name: string; definition: string }[]>`
    select conname as name, pg_get_constraintdef(oid) as definition from pg_constraint where conrelid = 'app.entry'::regclass and contype = 'f' order by conname`;
  const indexes = await tx<{ name: string; definition: string }[]>`
    select i.indexrelid::regclass::text as name, pg_get_indexdef(i.indexrelid) as definition from pg_index i
     where i.indrelid = 'app.entry'::regclass and not exists (select from pg_constraint c where c.conindid = i.indexrelid)`;
  await tx.unsafe('alter table app.entry disable trigger complete_entry');
  for (const { name } of keys) await tx.unsafe(`alter table app.entry drop constraint ${name}`);
  for (const { name } of indexes) await tx.unsafe(`drop index ${name}`);
  await work();
  for (const { definition } of indexes) await tx.unsafe(definition);
  for (const { name, definition } of keys) await tx.unsafe(`alter table app.entry add constraint ${name} ${definition}`);
  await tx.unsafe('alter table app.entry enable trigger complete_entry');
}
