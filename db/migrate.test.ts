import { expect, test } from '@playwright/test';
import { newId } from '@/lib/ids';
import { listMigrations, MigrationChanged, MigrationNewer, migrate } from './migrate';
import { insertOneCase } from './one-case';
import { selfCheck } from './self-check';
import { freshDatabase } from './testing';

const appLogin = 'nakadachi_app';

test('an empty database is brought here; once more changes nothing', async () => {
  const db = await freshDatabase({ migrated: false });
  try {
    expect(await migrate(db.ownerUrl, { appLogin })).toEqual({ applied: await listMigrations() });
    await insertOneCase(db.owner);
    expect(await migrate(db.ownerUrl, { appLogin })).toEqual({ applied: [] });
    expect(await selfCheck(db.app)).toEqual([]);
    expect((await db.owner`select count(*)::int as n from app.entry`)[0]?.n).toBeGreaterThan(0);
  } finally {
    await db.drop();
  }
});

test('several starts at once do it once', async () => {
  const db = await freshDatabase({ migrated: false });
  try {
    const runs = await Promise.all([1, 2, 3].map(() => migrate(db.ownerUrl, { appLogin })));
    expect(runs.map((run) => run.applied.length).sort()).toEqual([0, 0, (await listMigrations()).length]);
  } finally {
    await db.drop();
  }
});

test('what waited in the queue to be told, when that was a job each, is on the list afterwards; other jobs stay', async () => {
  const db = await freshDatabase();
  const [first, second] = [newId(), newId()];
  try {
    await db.owner`drop table app.telling`;
    await db.owner`delete from app.migration where name = '0046_telling.sql'`;
    await db.owner`select graphile_worker.add_job('tell', json_build_object('entry', e)) from unnest(${[first, second]}::uuid[]) e`;
    await db.owner`select graphile_worker.add_job('thin')`;
    expect(await migrate(db.ownerUrl, { appLogin })).toEqual({ applied: ['0046_telling.sql'] });
    expect((await db.owner`select entry_id from app.telling`).map((row) => row.entryId).sort()).toEqual([first, second].sort());
    expect((await db.owner`select task_identifier as task from graphile_worker.jobs`).map((job) => job.task)).toEqual(['thin']);
  } finally {
    await db.drop();
  }
});

test('a database of a newer program, or a migration that was changed, is left alone', async () => {
  const db = await freshDatabase();
  try {
    await db.owner`insert into app.migration (name, sha256) values ('9999_later.sql', 'x')`;
    const newer = await migrate(db.ownerUrl, { appLogin }).catch((error) => error);
    expect(newer).toBeInstanceOf(MigrationNewer);
    expect(newer.names).toEqual(['9999_later.sql']);
    await db.owner`delete from app.migration where name = '9999_later.sql'`;
    await migrate(db.ownerUrl, { appLogin });

    const [first] = await listMigrations();
    await db.owner`update app.migration set sha256 = 'other' where name = ${first ?? ''}`;
    const changed = await migrate(db.ownerUrl, { appLogin }).catch((error) => error);
    expect(changed).toBeInstanceOf(MigrationChanged);
    expect(changed.migration).toBe(first);
  } finally {
    await db.drop();
  }
});

test('the policies are put back as their files say, whatever happened to them', async () => {
  const db = await freshDatabase();
  try {
    await db.owner
      .unsafe(`
      drop policy read on app.entry;
      create policy too_wide on app.entry for select to app_rw using (true);
      grant delete on app.entry to app_rw;
      create function app.forgotten() returns int language sql as $$ select 1 $$;
      create table app.unruled (id int);
      alter table app.party no force row level security`)
      .simple();
    await insertOneCase(db.owner);
    expect(await selfCheck(db.app)).toContain('leaks');
    await migrate(db.ownerUrl, { appLogin });
    expect(await selfCheck(db.app)).toEqual([]);
    expect((await db.app`delete from app.entry`.catch((error) => error)).code).toBe('42501');
    expect((await db.app`select app.forgotten()`.catch((error) => error)).code).toMatch(/42501|42883/);
    expect((await db.app`select from app.unruled`.catch((error) => error)).code).toBe('42501');
  } finally {
    await db.drop();
  }
});
