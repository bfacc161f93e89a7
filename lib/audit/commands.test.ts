import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { expect, test } from '@playwright/test';
import { appendAnchors, readAnchors } from '@/db/anchor';
import type { Tx } from '@/db/client';
import { connect } from '@/db/connection';
import { idOf, insertOneCase } from '@/db/one-case';
import { freshDatabase, type TestDatabase } from '@/db/testing';
import { ChainBroken, sealAudit } from './commands';
import { signed } from './model';
import { verifyAudit } from './queries';

/** Each tampering, with the owner's rights and the guards taken off, beside the same audit untouched. */

const secret = 'the secret of this test, long enough';
let db: TestDatabase;
let anchor: string;

test.beforeEach(async () => {
  db = await freshDatabase();
  await insertOneCase(db.owner);
  anchor = path.join(fs.mkdtempSync(path.join(os.tmpdir(), 'nakadachi-anchor-')), 'anchor.jsonl');
});
test.afterEach(async () => {
  await db.drop();
  fs.rmSync(path.dirname(anchor), { recursive: true, force: true });
});

/** Seals once whatever ran anywhere on this server when the rows were written is over: other tests are there too. */
async function seal(most?: number) {
  await expect
    .poll(
      async () => {
        const [row] = await db.owner`
        select coalesce(max(xact) < pg_snapshot_xmin(pg_current_snapshot()), true) as over from app.audit_event`;
        return row?.over;
      },
      { timeout: 60_000 },
    )
    .toBe(true);
  return sealAudit(db.app, anchor, secret, most);
}
const verify = () => verifyAudit(db.owner, readAnchors(anchor), secret);
const first = async () => (await verify()).findings[0];
const write = (act = 'wrote') =>
  db.asPerson(
    idOf('worker'),
    (tx) => tx<{ id: string }[]>`
      insert into app.audit_event (case_id, act, object_type, detail) values (${idOf('case')}, ${act}, 'note', ${tx.json({ 字: '"\n' } as never)})`,
  );
const ids = async () => (await db.owner`select e.id::text from app.audit_event e order by e.id`).map(({ id }) => id as string);
/** What somebody with the owner's rights can do, and nobody else. */
const tamper = (work: (tx: Tx) => Promise<unknown>, table = 'audit_event') =>
  db.owner.begin(async (tx) => {
    await tx`alter table ${tx(`app.${table}`)} disable trigger only_added`;
    await work(tx as unknown as Tx);
    await tx`alter table ${tx(`app.${table}`)} enable trigger only_added`;
  });
/** Three seals: what the case came with, three rows, three rows. */
async function threeSeals() {
  await seal();
  for (const batch of [1, 2]) {
    for (const act of ['a', 'b', 'c']) await write(`${act}${batch}`);
    await seal();
  }
}

test('untouched, it is whole: across seals, in whatever order transactions ended', async () => {
  await threeSeals();
  expect(await verify()).toMatchObject({ seals: 3, waiting: 0, findings: [] });
  expect(readAnchors(anchor).map(({ n }) => n)).toEqual([1, 2, 3]);
  expect(await seal(), 'nothing new, nothing sealed').toBe(0);
  await write();
  expect(await verify(), 'what waits is no fault').toMatchObject({ waiting: 1, findings: [] });
});

test('a transaction that ends late is sealed late, with a lower number, and not lost', async () => {
  await seal();
  const late = connect(db.ownerUrl, { max: 1 });
  await late`begin`;
  await late`insert into app.audit_event (act, object_type) values ('late', 'note')`;
  await write('early');
  expect(await sealAudit(db.app, anchor, secret), 'the late one was begun before: nothing is certain yet').toBe(0);
  await late`commit`;
  await late.end();
  await write('after');
  expect(await seal()).toBe(1);
  const [sealed] = await db.owner`select cardinality(ids) as rows from app.audit_seal order by n desc limit 1`;
  expect(sealed?.rows).toBe(3);
  expect((await verify()).findings).toEqual([]);
});

test('they write on while it is sealed: it comes to an end all the same, and the rest is sealed the next time', async () => {
  await seal();
  let asked = 0;
  const busy = new Proxy(db.app, {
    async apply(sql, self, args) {
      const answer = await Reflect.apply(sql, self, args);
      if (String(args[0]).includes('seal_audit') && ++asked < 20) await write('meanwhile');
      return answer;
    },
  });
  await write();
  expect(await sealAudit(busy, anchor, secret)).toBeLessThanOrEqual(1);
  expect(asked).toBe(1);
  await seal(1);
  expect(await verify()).toMatchObject({ waiting: 0, findings: [] });
});

test('several sealers at once seal each row once', async () => {
  await seal();
  for (let n = 0; n < 20; n++) await write();
  await Promise.all([seal(), seal(), seal(), seal()]);
  expect(await verify()).toMatchObject({ waiting: 0, findings: [] });
});

test('many rows make several seals; one transaction is not cut in two', async () => {
  await seal();
  for (let n = 0; n < 5; n++) await write();
  await db.owner`insert into app.audit_event (act, object_type) select 'many', 'note' from generate_series(1, 30)`;
  await write();
  expect(await seal(3)).toBe(3);
  const sizes = await db.owner`select cardinality(ids) as rows from app.audit_seal order by n offset 1`;
  expect(sizes.map(({ rows }) => rows)).toEqual([3, 32, 1]);
  expect(await verify()).toMatchObject({ waiting: 0, findings: [] });
});

test('the sealer was stopped between the database and the anchor: the next one makes it good', async () => {
  await threeSeals();
  const lines = fs.readFileSync(anchor, 'utf8').split('\n');
  fs.writeFileSync(anchor, `${lines[0]}\n${lines[1]?.slice(0, 40)}`);
  await seal();
  expect(readAnchors(anchor).map(({ n }) => n)).toEqual([1, 2, 3]);
  expect((await verify()).findings).toEqual([]);
});

test.describe('named by its row', () => {
  test.beforeEach(threeSeals);
  const [before, b1] = [2, 4];

  for (const [what, set] of Object.entries({
    act: `act = 'something else'`,
    actor: `actor_id = null`,
    time: `at = at - interval '1 minute'`,
    detail: `detail = '{}'`,
  }))
    test(`changed: ${what}`, async () => {
      const row = (await ids())[b1] as string;
      await tamper((tx) => tx.unsafe(`update app.audit_event set ${set} where id = ${row}`));
      expect((await verify()).findings).toEqual([{ what: 'changed', row, seal: 2 }]);
    });

  test('taken out', async () => {
    const row = (await ids())[b1] as string;
    await tamper((tx) => tx`delete from app.audit_event where id = ${row}`);
    expect((await verify()).findings).toEqual([{ what: 'removed', row, seal: 2 }]);
  });

  test('two that were swapped: both', async () => {
    const [one, other] = (await ids()).slice(b1, b1 + 2) as [string, string];
    await tamper(async (tx) => {
      await tx`update app.audit_event a set act = b.act from app.audit_event b where a.id in (${one}, ${other}) and b.id in (${one}, ${other}) and a.id <> b.id`;
    });
    expect((await verify()).findings.map(({ row }) => row)).toEqual([one, other]);
  });

  test('put in between, before the last sealing', async () => {
    const row = (await ids())[before] as string;
    await tamper(async (tx) => {
      await tx`insert into app.audit_event (id, act, object_type, xact) overriding system value
        select -1, 'forged', 'note', xact from app.audit_event where id = ${row}`;
    });
    expect(await first()).toEqual({ what: 'inserted', row: '-1', seal: null });
    await seal();
    expect(await first(), 'sealing does not make it right').toEqual({ what: 'inserted', row: '-1', seal: null });
  });

  test('put in now, as if it had been long ago', async () => {
    await db.owner`insert into app.audit_event (act, object_type, at) values ('forged', 'note', now() - interval '3 days')`;
    await seal();
    const row = (await ids()).at(-1) as string;
    expect(await first()).toEqual({ what: 'inserted', row, seal: 4 });
  });

  test('the end cut off, seals and all', async () => {
    const all = await ids();
    await tamper((tx) => tx`delete from app.audit_event where id > ${all.at(-4) as string}`);
    await tamper((tx) => tx`delete from app.audit_seal where n = 3`, 'audit_seal');
    expect(await first()).toEqual({ what: 'cut', row: all.at(-3), seal: 3 });
    await expect(
      (async () => {
        await write();
        await seal();
      })(),
      'and the sealer does not go on over it',
    ).rejects.toThrow(ChainBroken);
    expect(await first()).toEqual({ what: 'not_as_anchored', row: all.at(-3), seal: 3 });
  });

  test('all of it made anew around a changed row: the anchor knows', async () => {
    const row = (await ids())[b1] as string;
    await tamper(async (tx) => {
      await tx`update app.audit_event set act = 'something else' where id = ${row}`;
    });
    await tamper((tx) => tx`delete from app.audit_seal where n > 1`, 'audit_seal');
    await expect(seal()).rejects.toThrow(ChainBroken);
    const found = await first();
    expect(found?.what).toBe('not_as_anchored');
    expect(found?.seal).toBe(2);
  });

  test('a seal that was changed, and one that is gone from the middle', async () => {
    const all = await ids();
    await tamper((tx) => tx`update app.audit_seal set sealed_at = sealed_at + interval '1 day' where n = 2`, 'audit_seal');
    expect(await first()).toMatchObject({ what: 'seal_changed', seal: 2 });
    await tamper((tx) => tx`delete from app.audit_seal where n = 2`, 'audit_seal');
    expect(await first()).toEqual({ what: 'seal_removed', row: all.at(-3), seal: 2 });
  });

  test('the anchor: lines of somebody else’s, lines that are gone', async () => {
    const [one, two, three] = readAnchors(anchor);
    if (!one || !two || !three) throw new Error('three anchors');
    fs.writeFileSync(anchor, '');
    appendAnchors(anchor, [one, { ...two, rows: 99 }, three]);
    expect(await first()).toMatchObject({ what: 'anchor_forged', seal: 2 });
    fs.writeFileSync(anchor, '');
    const { mac, ...facts } = two;
    appendAnchors(anchor, [one, signed(facts, 'another secret'), three]);
    expect(await first()).toMatchObject({ what: 'anchor_forged', seal: 2 });
    fs.writeFileSync(anchor, '');
    appendAnchors(anchor, [one, three]);
    expect(await first()).toMatchObject({ what: 'anchor_gap', seal: 2 });
  });
});

test('npm run audit:verify says that it is whole, or names the first bad row and fails', async () => {
  const tool = () =>
    spawnSync(process.execPath, ['--import', 'tsx', 'lib/admin/audit.ts', 'verify'], {
      encoding: 'utf8',
      env: {
        ...process.env,
        DATABASE_URL: db.url,
        DATABASE_OWNER_URL: db.ownerUrl,
        NAKADACHI_SECRET: secret,
        NAKADACHI_ANCHOR: anchor,
      },
    });
  await threeSeals();
  expect(tool()).toMatchObject({ status: 0, stdout: expect.stringContaining('The audit is whole.') });
  const [row, later] = (await ids()).slice(3) as [string, string];
  await tamper((tx) => tx`update app.audit_event set act = 'something else' where id in (${row}, ${later})`);
  const told = tool();
  expect(told.status).toBe(1);
  expect(told.stderr).toContain(`Row ${row} (seal 2): this row was changed.`);
  expect(told.stderr).toContain('And 1 more.');
});

test('restored on another server, whose transactions count anew: whole, and sealed on', async () => {
  await threeSeals();
  await write('not sealed yet');
  // As if this server had only begun: everything that is there lies in its future.
  await tamper((tx) => tx`update app.audit_seal set horizon = (horizon::text::bigint + 1000000)::text::xid8`, 'audit_seal');
  await write('the first one here');
  await seal();
  const [last] = await db.owner`select n, cardinality(ids) as rows from app.audit_seal order by n desc limit 1`;
  expect(last).toEqual({ n: 4, rows: 2 });
});

test('the portal adds to the audit and cannot do more; nor can its owner, as long as the guard stands', async () => {
  await threeSeals();
  await expect(db.app`delete from app.audit_event`).rejects.toThrow(/permission denied/);
  await expect(db.app`select from app.audit_seal`).rejects.toThrow(/permission denied/);
  await expect(db.app`insert into app.audit_event (act, object_type, at) values ('x', 'x', '2020-01-01')`).rejects.toThrow(
    /permission denied/,
  );
  for (const table of ['audit_event', 'audit_seal'])
    for (const act of ['delete from', 'truncate'])
      await expect(db.owner.unsafe(`${act} app.${table}`), `${act} ${table}`).rejects.toMatchObject({ code: 'ND003' });
});

test.describe('a change without a word in the audit is no change', () => {
  const entry = (tx: Tx) => tx`
    insert into app.entry (id, case_id, kind, category, audience, author_party_id, occurred_at)
    values (gen_random_uuid(), ${idOf('case')}, 'note', 'work', ${[idOf('team')]}::uuid[], ${idOf('team')}, now())`;

  test('refused when the transaction ends; with the word it is done', async () => {
    const count = async () => (await db.owner`select count(*)::int as n from app.entry`)[0]?.n as number;
    const before = await count();
    await expect(db.asPerson(idOf('worker'), entry)).rejects.toThrow(/without a word/);
    expect(await count()).toBe(before);
    await db.byHand(idOf('worker'), entry);
    expect(await count()).toBe(before + 1);
  });

  test('the word that cannot be written takes the change with it', async () => {
    const before = (await db.owner`select count(*)::int as n from app.entry`)[0]?.n as number;
    await db.owner`revoke insert on app.audit_event from app_rw`;
    await db.owner`revoke insert (case_id, act, object_type, object_id, detail, request_id) on app.audit_event from app_rw`;
    await expect(db.byHand(idOf('worker'), entry)).rejects.toThrow(/permission denied/);
    expect((await db.owner`select count(*)::int as n from app.entry`)[0]?.n).toBe(before);
  });

  test('asked of every table but those that say why not', async () => {
    const bare = await db.owner`
      select c.relname as name from pg_class c where c.relnamespace = 'app'::regnamespace and c.relkind in ('r', 'p')
         and not exists (select from pg_trigger t where t.tgrelid = c.oid and t.tgname = 'traced' and t.tgdeferrable) order by 1`;
    expect(bare.map(({ name }) => name)).toEqual([
      'access_event',
      'audit_event',
      'audit_seal',
      'delivery',
      'demo_mail',
      'draft',
      'entry_seen',
      'entry_version',
      'instance',
      'line_account',
      'line_nonce',
      'migration',
      'notice',
      'notice_choice',
      'push_subscription',
      'rate',
      'read_mark',
      'reminder',
      'sign_in_link',
      'submission',
      'telling',
    ]);
  });
});
