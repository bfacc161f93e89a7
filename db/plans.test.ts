import fs from 'node:fs';
import { register } from 'node:module';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { expect, test } from '@playwright/test';
import { connectionSettings, type Tx } from './client';
import { openPool, type Pool } from './pool';
import { bulkId, seedBulk } from './seed/bulk/seed-bulk';
import { freshDatabase, type TestDatabase } from './testing';

/**
 * No question of the portal walks a whole table, whatever it forgets to say: what each query of lib/<capability>/queries.ts reads is
 * counted by PostgreSQL itself, also inside functions and rules, in a database of 30,000 entries.
 */

let db: TestDatabase;
/** One connection, planning as the portal's do. */
let from: Pool;
test.beforeAll(async () => {
  test.setTimeout(120_000);
  db = await freshDatabase();
  await seedBulk(db.owner, { cases: 100, entries: 30_000, today: '2026-11-22' });
  await db.owner`insert into app.access_event (case_id, actor_id, page) select case_id, author_id, 'timeline' from app.entry`;
  await db.owner`insert into app.entry_version (entry_id, version, title, body, written_at, audience)
    select id, 1, title, body, created_at, audience from app.entry where id::text < '4'`;
  await db.owner.unsafe('analyze');
  from = openPool(db.url, { max: 1, connection: connectionSettings });
});
test.afterAll(async () => {
  await from?.end();
  await db?.drop();
});

const people = {
  sora: bulkId('person', 1),
  worker: bulkId('worker', 1),
  employer: bulkId('employer', 1),
  manager: bulkId('manager', 1),
};
type Who = keyof typeof people;
const theCase = bulkId('case', 1);
const theAgency = bulkId('agency', 1);
const drafts = { rare: 'plans:rare', frequent: 'plans:frequent' };

/** How each query is asked. `null`: asks no table that grows with the cases. */
const asked: Record<string, ((ask: (...args: never[]) => Promise<unknown>, tx: Tx, entry: string) => Promise<unknown>) | null> =
  {
    'access-log/listLooks': (ask, tx) => ask(...args(tx, theCase, null)),
    'cases/getCase': (ask, tx) => ask(...args(tx, theCase)),
    'drafts/findDraft': (ask, tx) => ask(...args(tx, 'x')),
    'entries/getThread': (ask, tx, entry) => ask(...args(tx, theCase, entry)),
    'entries/getEntry': (ask, tx, entry) => ask(...args(tx, theCase, entry)),
    'entries/listVersions': (ask, tx, entry) => ask(...args(tx, theCase, entry)),
    'entries/listTeam': (ask, tx) => ask(...args(tx, theCase)),
    'home/listMyCases': (ask, tx) => ask(...args(tx)),
    'home/listMyAgencies': (ask, tx) => ask(...args(tx)),
    'mail/listDemoMail': null,
    'people/listMembers': (ask, tx) => ask(...args(tx, theCase)),
    'people/getMember': (ask, tx) => ask(...args(tx, theCase, theCase)).catch(() => {}),
    'people/listPartyTimes': (ask, tx) => ask(...args(tx, theCase)),
    'people/listOpenInvitations': (ask, tx) => ask(...args(tx, theCase)),
    'people/listOpenStaffInvitations': (ask, tx) => ask(...args(tx, theAgency)),
    'people/getInvitation': (ask, tx) => ask(...args(tx, theCase, { caseId: theCase })).catch(() => {}),
    'people/listSidesToInviteTo': (ask, tx) => ask(...args(tx, theCase)),
    'people/listPresentJobs': (ask, tx) => ask(...args(tx, theCase)),
    'people/findOffer': (ask, tx) => ask(...args(tx, 'x')),
    'people/getStaff': (ask, tx) => ask(...args(tx, theAgency)).catch(() => {}),
    'people/seesCase': (ask, tx) => ask(...args(tx, theCase)),
    'session/listDemoPeople': null,
    'session/isDemo': null,
    'session/findHolder': null,
    'session/listMySessions': (ask, tx) => ask(...args(tx)),
    'timeline/listTimeline': async (ask, tx) => {
      for (const filter of [
        {},
        { month: '2026-03' },
        { category: 'work', open: '1' },
        { unread: '1' },
        { from: '2026-01-01', to: '2026-02-01' },
      ])
        await ask(...args(tx, theCase, filter));
    },
    'timeline/listForPrint': (ask, tx) => ask(...args(tx, theCase, {})),
    'timeline/findEntries': async (ask, tx) => {
      for (const draft of Object.values(drafts)) await ask(...args(tx, [theCase], draft));
    },
    'timeline/findEntriesOfMine': async (ask, tx) => {
      for (const draft of Object.values(drafts)) await ask(...args(tx, draft));
    },
  };
const args = (...list: unknown[]) => list as never[];

/** Tables that grow with cases and time. */
const large = [
  'entry',
  'concern',
  'access_event',
  'audit_event',
  'member',
  'consent',
  'party',
  'person',
  'case',
  'employment',
  'entry_version',
  'entry_seen',
];
type Read = Record<string, { scans: number; rows: number }>;

/** Runs `work` as somebody and returns how each large table was read for it. */
async function reads(who: Who, work: (tx: Tx) => Promise<unknown>): Promise<Read> {
  const run = (inner: (tx: Tx) => Promise<unknown>) =>
    from.use(async (tx) => {
      await tx`begin`;
      await tx`select set_config('app.actor_id', ${people[who]}, true)`;
      try {
        await inner(tx);
      } finally {
        await tx`rollback`;
      }
      await tx`select pg_stat_force_next_flush()`;
      await tx`select 1`;
    });
  // Once before, so that what a connection asks about its types and plans is not counted.
  await run(work);
  const before = await counters();
  await run(work);
  const after = await counters();
  return Object.fromEntries(
    large.map((table) => [
      table,
      {
        scans: (after[table]?.scans ?? 0) - (before[table]?.scans ?? 0),
        rows: (after[table]?.rows ?? 0) - (before[table]?.rows ?? 0),
      },
    ]),
  );
}

async function counters(): Promise<Read> {
  const rows = await db.owner<{ table: string; scans: number; rows: number }[]>`
    select relname as table, seq_scan::int as scans, (seq_tup_read + coalesce(idx_tup_fetch, 0))::int as rows
      from pg_stat_user_tables where schemaname = 'app'`;
  return Object.fromEntries(rows.map(({ table, ...counted }) => [table, counted]));
}

// Outside of Next its modules are found under their files' names, and what marks a module as the server's is no mark.
const outsideNext = `export const resolve = (name, context, next) => name === 'server-only'
  ? { url: 'data:text/javascript,', shortCircuit: true }
  : next(/^next\\/(headers|navigation|server)$/.test(name) ? name + '.js' : name, context);`;
register(`data:text/javascript,${encodeURIComponent(outsideNext)}`);

async function queries(): Promise<Map<string, (...args: never[]) => Promise<unknown>>> {
  const found = new Map<string, (...args: never[]) => Promise<unknown>>();
  for (const capability of fs.readdirSync('lib')) {
    const file = path.resolve('lib', capability, 'queries.ts');
    if (!fs.existsSync(file)) continue;
    const module = (await import(pathToFileURL(file).href)) as Record<string, (...args: never[]) => Promise<unknown>>;
    for (const [name, ask] of Object.entries(module)) if (typeof ask === 'function') found.set(`${capability}/${name}`, ask);
  }
  return found;
}

test('every query is asked here', async () => {
  const there = [...(await queries()).keys()].sort();
  expect(there, 'tell `asked` in db/plans.test.ts how a new query is asked').toEqual(Object.keys(asked).sort());
});

for (const who of Object.keys(people) as Who[]) {
  test(`no query walks a table, as ${who}`, async () => {
    test.setTimeout(120_000);
    for (const [key, words] of [
      [drafts.rare, '補聴器'],
      [drafts.frequent, '電話'],
    ] as const) {
      await db.owner`insert into app.draft (person_id, key, data) values (${people[who]}, ${key}, ${db.owner.json({ words })}) on conflict do nothing`;
    }
    const [entry] = await db.owner`select id from app.entry where case_id = ${theCase} order by occurred_at desc limit 1`;
    const all = await queries();
    const walks: string[] = [];
    for (const [name, how] of Object.entries(asked)) {
      const ask = all.get(name);
      if (!how || !ask) continue;
      const read = await reads(who, (tx) => how(ask, tx, entry?.id));
      for (const [table, { scans }] of Object.entries(read)) if (scans > 0) walks.push(`${name} → ${table}`);
    }
    // All cases here are of one agency: what is the manager's of cases and sides is the whole table.
    expect(walks.filter((walk) => who !== 'manager' || !/(case|party)$/.test(walk))).toEqual([]);
  });

  test(`a page of a timeline reads little more than it shows, as ${who}`, async () => {
    const list = (await queries()).get('timeline/listTimeline');
    const read = await reads(who, async (tx) => list?.(...args(tx, theCase, {})));
    expect(read.entry?.rows).toBeGreaterThan(50);
    expect(read.entry?.rows).toBeLessThan(250);
  });
}

test('a question that forgets its case is bounded by the first line of the rule; without that line it is not', async () => {
  const careless = (tx: Tx) => tx`select id from app.entry order by occurred_at desc, id desc limit 50`;
  expect((await reads('sora', careless)).entry?.rows).toBeLessThan(1_000);
  const policies = fs.readFileSync('db/policies.sql', 'utf8');
  const line = 'case_id = any ((select app.readable_case_ids())::uuid[])';
  const at = policies.indexOf(line, policies.indexOf('create policy read on app.entry for select'));
  expect(at).toBeGreaterThan(0);
  const apply = (sql: string) => db.owner.begin((tx) => tx.unsafe(sql).simple());
  await apply(`${policies.slice(0, at)}true${policies.slice(at + line.length)}`);
  try {
    expect((await reads('sora', careless)).entry?.rows).toBeGreaterThan(20_000);
  } finally {
    await apply(policies);
  }
});
