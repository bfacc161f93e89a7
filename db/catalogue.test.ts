import fs from 'node:fs';
import { expect, test } from '@playwright/test';
import { freshDatabase, type TestDatabase } from './testing';

/** What must be true of every table, key and function, also of those that come next year. */

let db: TestDatabase;
test.beforeAll(async () => {
  db = await freshDatabase();
});
test.afterAll(async () => db.drop());

const names = async (rows: PromiseLike<Iterable<{ name: string }>>) => [...(await rows)].map((row) => row.name);

test('every reference says what happens on delete, and an index finds it', async () => {
  const references = await db.owner<
    { name: string; onDelete: string; columns: string[]; indexes: { columns: string[]; only: string | null }[] }[]
  >`
    select c.conrelid::regclass || ' ' || c.conname as name, c.confdeltype as on_delete,
           array(select a.attname::text from unnest(c.conkey) k join pg_attribute a on a.attrelid = c.conrelid and a.attnum = k) as columns,
           (select coalesce(json_agg(json_build_object('only', pg_get_expr(i.indpred, i.indrelid), 'columns',
               array(select a.attname from unnest(i.indkey[0:i.indnkeyatts - 1]) with ordinality u (k, at)
                      join pg_attribute a on a.attrelid = i.indrelid and a.attnum = u.k order by u.at))), '[]')
              from pg_index i where i.indrelid = c.conrelid) as indexes
      from pg_constraint c where c.contype = 'f' and c.connamespace = 'app'::regnamespace`;
  expect(references.length).toBeGreaterThan(30);
  for (const { name, onDelete, columns, indexes } of references) {
    expect(onDelete, `${name}: on delete is not stated`).not.toBe('a');
    // A reference of two columns is found by either, as long as the index begins with nothing else. An index of the rows that
    // have a value at all will do.
    const serves = (index: (typeof indexes)[number]) =>
      index.columns.slice(0, columns.length).every((column) => columns.includes(column)) &&
      (index.only === null || columns.some((column) => index.only === `(${column} IS NOT NULL)`));
    expect(indexes.some(serves), `${name} (${columns}): no index`).toBe(true);
  }
});

test('every table is under row-level security, also for its owner', async () => {
  const bare = db.owner<{ name: string }[]>`
    select relname as name from pg_class where relnamespace = 'app'::regnamespace and relkind in ('r', 'p')
       and not (relrowsecurity and relforcerowsecurity) order by 1`;
  expect(await names(bare)).toEqual(['instance', 'migration']);
  const unruled = db.owner<{ name: string }[]>`
    select c.relname as name from pg_class c where c.relnamespace = 'app'::regnamespace and c.relkind in ('r', 'p') and c.relrowsecurity
       and not exists (select from pg_policies p where p.schemaname = 'app' and p.tablename = c.relname and p.policyname = 'definer')`;
  expect(await names(unruled)).toEqual([]);
});

test('no policy is for everybody', async () => {
  const wide = db.owner<{ name: string }[]>`
    select tablename || '.' || policyname as name from pg_policies where schemaname = 'app' and not roles <@ '{app_rw,app_definer}'`;
  expect(await names(wide)).toEqual([]);
});

test('a view asks with the eyes of who looks; nothing is kept ready for everybody', async () => {
  const blind = db.owner<{ name: string }[]>`
    select relname as name from pg_class where relnamespace = 'app'::regnamespace
       and (relkind = 'm' or (relkind = 'v' and not coalesce(reloptions @> '{security_invoker=true}', false)))`;
  expect(await names(blind)).toEqual([]);
});

test('functions that look further belong to app_definer and trust no search path', async () => {
  const functions = await db.owner<
    { name: string; further: boolean; owner: string; settings: string[] | null; public: boolean; language: string }[]
  >`
    select p.oid::regprocedure::text as name, p.prosecdef as further, pg_get_userbyid(p.proowner) as owner, p.proconfig as settings,
           p.proacl is null or exists (select from aclexplode(p.proacl) a where a.grantee = 0) as public, l.lanname as language
      from pg_proc p join pg_language l on l.oid = p.prolang where p.pronamespace = 'app'::regnamespace`;
  for (const { name, further, owner, settings, ...one } of functions) {
    expect(one.public, `everybody may call ${name}`).toBe(false);
    expect(['sql', 'plpgsql'], name).toContain(one.language);
    if (!further) continue;
    expect(owner, name).toBe('app_definer');
    expect(settings, name).toContain('search_path=pg_catalog, pg_temp');
  }
  expect(functions.filter((one) => one.further).length).toBeGreaterThan(10);
});

test('the group roles sign in nowhere and step over nothing', async () => {
  const roles = await db.owner`
    select rolname as name, rolcanlogin or rolsuper or rolbypassrls or rolcreaterole or rolcreatedb or rolinherit as more
      from pg_roles where rolname in ('app_rw', 'app_definer', 'app_worker') order by 1`;
  expect(roles).toEqual([
    { name: 'app_definer', more: false },
    { name: 'app_rw', more: false },
    { name: 'app_worker', more: false },
  ]);
  const owned = db.owner<{ name: string }[]>`
    select relname as name from pg_class where relowner in ('app_rw'::regrole, 'app_definer'::regrole, 'app_worker'::regrole)`;
  expect(await names(owned)).toEqual([]);
  const above = db.owner<{ name: string }[]>`
    select g.rolname as name from pg_auth_members m join pg_roles g on g.oid = m.roleid
     where m.member in (select oid from pg_roles where rolname in ('app_rw', 'nakadachi_app')) order by 1`;
  expect(await names(above)).toEqual(['app_rw']);
});

test('the queue is for the worker and our own functions', async () => {
  const others = db.owner<{ name: string }[]>`
    select c.relname || ': ' || coalesce(pg_get_userbyid(nullif(a.grantee, 0)), 'everybody') as name from pg_class c, aclexplode(c.relacl) a
     where c.relnamespace = 'graphile_worker'::regnamespace
       and a.grantee not in (c.relowner, 'app_worker'::regrole, 'app_definer'::regrole)
    union all
    select p.proname || ': ' || coalesce(pg_get_userbyid(nullif(a.grantee, 0)), 'everybody') from pg_proc p,
           aclexplode(coalesce(p.proacl, acldefault('f', p.proowner))) a
     where p.pronamespace = 'graphile_worker'::regnamespace
       and a.grantee not in (p.proowner, 'app_worker'::regrole, 'app_definer'::regrole)`;
  expect(await names(others)).toEqual([]);
  const open = db.owner<{ name: string }[]>`
    select relname as name from pg_class where relnamespace = 'graphile_worker'::regnamespace and relkind = 'r' and not relrowsecurity`;
  expect(await names(open)).toEqual(['migrations']);
});

test('nobody else has rights here', async () => {
  const others = db.owner<{ name: string }[]>`
    select c.relname || ': ' || coalesce(pg_get_userbyid(nullif(a.grantee, 0)), 'everybody') as name
      from pg_class c, aclexplode(c.relacl) a
     where c.relnamespace = 'app'::regnamespace and a.grantee not in (c.relowner, 'app_rw'::regrole, 'app_definer'::regrole)`;
  expect(await names(others)).toEqual([]);
  const sequences = db.owner<{ name: string }[]>`
    select relname as name from pg_class where relnamespace = 'app'::regnamespace
       and case relkind when 'S' then has_sequence_privilege('app_rw', oid, 'usage, select, update') end`;
  expect(await names(sequences)).toEqual([]);
});

/**
 * All that the portal's login may do, on one page, to be read when it changes. To accept a change:
 * NAKADACHI_ACCEPT=1 npm test -- db -g rights
 */
test('the rights of the portal are those of db/rights.golden.txt', async () => {
  const page = await rights();
  if (process.env.NAKADACHI_ACCEPT) fs.writeFileSync('db/rights.golden.txt', page);
  expect(page).toBe(fs.readFileSync('db/rights.golden.txt', 'utf8'));
});

async function rights(): Promise<string> {
  const tables = await db.owner<{ name: string; rights: string[]; policies: string[] }[]>`
    select c.relname as name,
           array(select right_ || case when has_table_privilege('app_rw', c.oid, right_) then ' all'
                     else ' ' || (select string_agg(a.attname, ' ' order by a.attnum) from pg_attribute a
                                   where a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
                                     and has_column_privilege('app_rw', c.oid, a.attnum, right_)) end
                   from unnest('{select,insert,update}'::text[]) with ordinality r (right_, at)
                  where has_any_column_privilege('app_rw', c.oid, right_) order by r.at)
             || array(select right_ from unnest('{delete,truncate,references,trigger}'::text[]) right_
                       where has_table_privilege('app_rw', c.oid, right_)) as rights,
           array(select p.policyname || ' (' || lower(p.cmd) || ')' from pg_policies p
                  where p.schemaname = 'app' and p.tablename = c.relname and p.policyname <> 'definer' order by 1) as policies
      from pg_class c where c.relnamespace = 'app'::regnamespace and c.relkind in ('r', 'p', 'v') order by 1`;
  const functions = await names(db.owner<{ name: string }[]>`
    select p.oid::regprocedure || case when p.prosecdef then '' else '   (with the caller''s own eyes)' end as name from pg_proc p
     where p.pronamespace = 'app'::regnamespace and has_function_privilege('app_rw', p.oid, 'execute') order by 1`);
  const lines = tables.flatMap(({ name, rights, policies }) => [
    name,
    ...rights.map((right) => `  ${right}`),
    `  policies: ${policies.join(', ') || 'none'}`,
    '',
  ]);
  return [
    '# What the portal’s login may do: tables, then functions. Written by db/catalogue.test.ts.',
    '',
    ...lines,
    'functions',
    ...functions.map((name) => `  ${name}`),
    '',
  ].join('\n');
}
