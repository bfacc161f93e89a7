import fs from 'node:fs';
import { register } from 'node:module';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { expect, test } from '@playwright/test';
import { connectionSettings, NotFound, type Tx } from './client';
import { policies } from './policies';
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
  const [side] = await db.owner`select id, employment_id from app.party where case_id = ${theCase} and kind = 'employer'`;
  const [entry] = await db.owner`select id from app.entry where case_id = ${theCase} order by occurred_at desc limit 1`;
  const [receiver] = await db.owner`
    insert into app.handover_receiver (id, case_id, kind, name, added_by)
    select gen_random_uuid(), id, 'other', 'N', person_id from app.case where id = ${theCase} returning id`;
  Object.assign(given, { receiverId: receiver?.id, partyId: side?.id, employmentId: side?.employmentId, entryId: entry?.id });
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
type Ask = (...args: never[]) => Promise<unknown>;

/** What a query is asked with, by its parameters' names. */
const given: Record<string, unknown> = {
  caseId: theCase,
  agencyId: theAgency,
  inquiryId: theCase, // none
  entryId: undefined, // the newest of the case
  partyId: undefined, // the company's side
  employmentId: undefined, // its job
  toldId: theCase, // none
  requestId: theCase, // none
  first: '2026-03-01',
  last: '2026-03-31',
  memberId: theCase, // none: absent is asked in the same way
  personId: bulkId('person', 1),
  of: { caseId: theCase },
  invitationId: theCase,
  factId: theCase,
  planId: theCase,
  goalId: theCase,
  givingId: theCase,
  receiverId: undefined, // of the case
  token: 'x',
  before: null,
  key: 'x',
  section: 'requests',
  sessionHash: Buffer.alloc(32),
  tokenHash: Buffer.alloc(32),
  since: '0',
  filter: {},
  traceless: false,
  from: new Date('2026-01-01'),
  to: new Date('2026-12-01'),
  days: 30,
  what: '7',
  how: 'file',
  month: '2026-03',
  reportId: theCase, // none
  team: true,
  caseIds: [theCase],
  officeId: theCase, // none
  skip: 0,
  words: null,
  wanted: { take: theCase }, // none
  over: () => ({}),
};

/** Those that are asked in several ways, or with lists. */
const inSeveralWays: Record<string, unknown[][]> = {
  'access-log/listLooks': [
    [theCase, {}],
    [theCase, { month: '2026-03', who: bulkId('worker', 1) }],
  ],
  'timeline/listTimeline': [
    [theCase, {}],
    [theCase, { month: '2026-03' }],
    [theCase, { category: 'work', open: '1' }],
    [theCase, { unread: '1' }],
    [theCase, { from: '2026-01-01', to: '2026-02-01' }],
  ],
  'exports/listExportedCases': [[{ caseId: theCase }], [{ agencyId: theAgency }]],
  'directory/findOffices': [[theAgency, { words: '駅', kind: '', area: '' }, 0]],
  'contacts/listContactsOf': [[[theCase], new Date('2026-03-01'), new Date('2026-04-01')]],
  'duties/listDutyFacts': [['own'], ['team'], ['team', '2026-03'], [{ agencyId: theAgency }], [{ caseId: theCase }, '2026-03']],
  'takeout/listTableRows': [[{ name: 'entry', columns: ['id', 'body'], key: ['id'] }, theCase, null]],
  'timeline/findEntries': Object.values(drafts).map((draft) => [[theCase], draft, 20]),
  'timeline/findEntriesOfMine': Object.values(drafts).map((draft) => [draft, 20]),
};
/** Asks no table that grows with the cases, or opens a transaction of its own. */
const leftOut = [
  'audit/verifyAudit',
  'access-log/getExposure',
  'mail/listDemoMail',
  'session/listDemoPeople',
  'session/isDemo',
  'session/findHolder',
];

function waysToAsk(name: string, ask: Ask): unknown[][] {
  const parameters =
    /\(([\s\S]*?)\)/
      .exec(ask.toString())?.[1]
      ?.split(',')
      .map((parameter) => parameter.trim().split(/[ =]/)[0] ?? '') ?? [];
  const rest = parameters.filter((parameter) => parameter !== '' && parameter !== 'tx');
  const several = inSeveralWays[name];
  if (several) return several;
  const unknown = rest.filter((parameter) => !(parameter in given));
  if (unknown.length > 0) throw new Error(`tell db/plans.test.ts what to ask lib/${name} with: ${unknown.join(', ')}`);
  return [rest.map((parameter) => given[parameter])];
}

/** Tables that grow with every day. Those of people, sides and consents are small here: a walk through them is no walk. */
const large = ['entry', 'entry_version', 'concern', 'access_event', 'audit_event'];
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

async function queries(): Promise<Map<string, Ask>> {
  const found = new Map<string, Ask>();
  for (const capability of fs.readdirSync('lib')) {
    const file = path.resolve('lib', capability, 'queries.ts');
    if (!fs.existsSync(file)) continue;
    const module = (await import(pathToFileURL(file).href)) as Record<string, Ask>;
    for (const [name, ask] of Object.entries(module))
      if (typeof ask === 'function' && !leftOut.includes(`${capability}/${name}`)) found.set(`${capability}/${name}`, ask);
  }
  return found;
}

for (const who of Object.keys(people) as Who[]) {
  test(`no query walks a table, as ${who}`, async () => {
    test.setTimeout(120_000);
    for (const [key, words] of [
      [drafts.rare, '補聴器'],
      [drafts.frequent, '電話'],
    ] as const) {
      await db.owner`insert into app.draft (person_id, key, data) values (${people[who]}, ${key}, ${db.owner.json({ words })}) on conflict do nothing`;
    }
    const walks: string[] = [];
    for (const [name, ask] of await queries()) {
      const ways = waysToAsk(name, ask);
      const read = await reads(who, async (tx) => {
        for (const args of ways) {
          await ask(...([tx, ...args] as never[])).catch((error: unknown) => {
            if (!(error instanceof NotFound)) throw error;
          });
        }
      });
      for (const [table, { scans }] of Object.entries(read)) if (scans > 0) walks.push(`${name} → ${table}`);
    }
    expect(walks).toEqual([]);
  });

  test(`a page of a timeline reads little more than it shows, as ${who}`, async () => {
    const list = (await queries()).get('timeline/listTimeline');
    const read = await reads(who, async (tx) => list?.(...([tx, theCase, {}] as never[])));
    expect(read.entry?.rows).toBeGreaterThan(50);
    expect(read.entry?.rows).toBeLessThan(250);
  });
}

test('a question that forgets its case is bounded by the first line of the rule; without that line it is not', async () => {
  const careless = (tx: Tx) => tx`select id from app.entry order by occurred_at desc, id desc limit 50`;
  expect((await reads('sora', careless)).entry?.rows).toBeLessThan(1_000);
  const rule = policies();
  const line = 'case_id = any ((select app.readable_case_ids())::uuid[])';
  const at = rule.indexOf(line, rule.indexOf('create policy read on app.entry for select'));
  expect(at).toBeGreaterThan(0);
  const apply = (sql: string) => db.owner.begin((tx) => tx.unsafe(sql).simple());
  await apply(`${rule.slice(0, at)}true${rule.slice(at + line.length)}`);
  try {
    expect((await reads('sora', careless)).entry?.rows).toBeGreaterThan(20_000);
  } finally {
    await apply(rule);
  }
});
