import { createHash, randomBytes } from 'node:crypto';
import { expect, test } from '@playwright/test';
import { idOf, insertOneCase, type Persona } from '@/db/one-case';
import { openPool } from '@/db/pool';
import { freshDatabase, type TestDatabase } from '@/db/testing';
import { putEntry } from '@/lib/entries/commands';
import { newId } from '@/lib/ids';
import { endStreams, newsSince, streamNews } from './streams';

// What an open page hears, over a break of any of the ways to it.
let db: TestDatabase;
const shared = globalThis as { nakadachiPool?: unknown };
const before = process.env.DATABASE_URL;
test.beforeAll(async () => {
  db = await freshDatabase();
  await insertOneCase(db.owner);
  await db.owner`delete from app.notice`;
  shared.nakadachiPool = openPool(db.url, { max: 4 });
  process.env.DATABASE_URL = db.url;
});
test.afterAll(async () => {
  await endStreams();
  process.env.DATABASE_URL = before;
  await (shared.nakadachiPool as { end(): Promise<void> }).end();
  delete shared.nakadachiPool;
  await db.drop();
});

async function session(who: Persona): Promise<Buffer> {
  const hash = createHash('sha256').update(randomBytes(8)).digest();
  await db.owner`insert into app.session (id, person_id, token_hash, method, idle_limit, expires_at)
    values (${newId()}, ${idOf(who)}, ${hash}, 'mail', '1 hour', now() + interval '1 hour')`;
  return hash;
}
const write = () =>
  db.asPerson(idOf('worker'), (tx) =>
    putEntry(tx, {
      id: newId(),
      caseId: idOf('case'),
      kind: 'note',
      category: 'work',
      audience: ['shopSide', 'team'].map(idOf),
      authorPartyId: idOf('team'),
      body: 'CANARY',
    }),
  );

/** A page that listens: what it has heard, and its last mark. */
async function page(hash: Buffer, since: string, beat?: number) {
  const opened = await newsSince(hash, since);
  if (!opened) throw new Error('signed out');
  const heard = { text: '', over: false };
  const reader = streamNews(hash, opened, beat ? { beat } : {}).getReader();
  const decoder = new TextDecoder();
  (async () => {
    for (;;) {
      const { value, done } = await reader.read();
      if (done) break;
      heard.text += decoder.decode(value);
    }
    heard.over = true;
  })();
  const news = () => heard.text.split('data: 1').length - 1;
  const mark = () => [...heard.text.matchAll(/^id: (\d+)$/gm)].at(-1)?.[1] ?? '';
  await expect.poll(mark).not.toBe('');
  return { heard, news, mark, leave: () => reader.cancel() };
}

/** The mark from which there is nothing new: it stands behind whatever transaction is still open, also in the databases of other tests. */
async function settled(hash: Buffer, mark: string): Promise<string> {
  let since = mark;
  await expect
    .poll(
      async () => {
        const news = await newsSince(hash, since);
        since = news?.mark ?? since;
        return news?.changed;
      },
      { timeout: 20_000 },
    )
    .toBe(false);
  return since;
}

test('it beats while nothing happens, and ends with the session though nobody wrote', async () => {
  const hash = await session('hr');
  const open = await page(hash, '9000000000000', 150);
  await expect.poll(() => open.heard.text.split('\n\n').filter((event) => event === ':').length).toBeGreaterThan(2);
  expect([open.news(), open.heard.over]).toEqual([0, false]);
  await db.owner`update app.session set revoked_at = now() where token_hash = ${hash}`;
  await expect.poll(() => open.heard.over).toBe(true);
});

test('away for a while: what came meanwhile is told first, from the last mark; what was told is not told again', async () => {
  const hash = await session('hr');
  const [first, other] = [await page(hash, '9000000000000'), await page(await session('mother'), '9000000000000')];
  await write();
  await expect.poll(first.news).toBeGreaterThan(0);
  const mark = await settled(hash, first.mark());
  await first.leave();
  const again = await page(hash, mark);
  expect(again.news()).toBe(0);
  await again.leave();
  await write();
  const back = await page(hash, mark);
  await expect.poll(back.news).toBeGreaterThan(0);
  expect(back.heard.text.replace(/^(retry: 2000|id: \d+|data: 1|:|)$/gm, '').trim(), 'marks and nothing else').toBe('');
  expect(other.news(), 'not for the mother').toBe(0);
});

test('the database’s own way to us breaks: it comes back by itself, and what was missed is told', async () => {
  const open = await page(await session('hr'), '9000000000000');
  const listening = async () =>
    (await db.owner`select pid from pg_stat_activity where application_name = 'nakadachi news' and datname = ${db.name}`).map(
      ({ pid }) => pid as number,
    );
  const [pid] = await listening();
  await db.app`select pg_terminate_backend(${pid ?? 0})`;
  await write();
  await expect.poll(open.news, { timeout: 10_000 }).toBeGreaterThan(0);
  expect(await listening()).not.toContain(pid);
});
