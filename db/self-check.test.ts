import { randomUUID } from 'node:crypto';
import { expect, test } from '@playwright/test';
import { connect } from './connection';
import { insertOneCase } from './one-case';
import { selfCheck } from './self-check';
import { freshDatabase, type TestDatabase } from './testing';

let db: TestDatabase;
test.beforeAll(async () => {
  db = await freshDatabase();
  await insertOneCase(db.owner);
});
test.afterAll(async () => db.drop());

/** What the check finds with a login of its own, made with these rights. */
async function findings(...rights: string[]): Promise<string[]> {
  const login = `nakadachi_try_${randomUUID().slice(0, 8)}`;
  const superuser = connect(db.superuserUrl, { max: 1 });
  await superuser.unsafe(`create role ${login} with login password 'try'`);
  try {
    await superuser.unsafe(`grant connect on database ${db.name} to ${login}`);
    for (const right of rights) await superuser.unsafe(right.replaceAll('LOGIN', login));
    const sql = connect(Object.assign(new URL(db.superuserUrl), { username: login, password: 'try' }).href, { max: 1 });
    try {
      return await selfCheck(sql);
    } finally {
      await sql.end();
    }
  } finally {
    await superuser.unsafe(`drop owned by ${login}; drop role ${login}`).simple();
    await superuser.end();
  }
}

const right = 'grant app_rw to LOGIN';

test('a login of app_rw and nothing more is fit', async () => {
  expect(await selfCheck(db.app)).toEqual([]);
  expect(await findings(right)).toEqual([]);
});

test('one that could read past the rules is not', async () => {
  expect(await findings()).toEqual(['no_member']);
  expect(await findings(right, 'alter role LOGIN superuser')).toContain('superuser');
  expect(await findings(right, 'alter role LOGIN bypassrls')).toEqual(['bypasses_rls', 'leaks']);
  expect(await findings(right, 'grant app_definer to LOGIN')).toEqual(['definer', 'queue', 'leaks']);
  expect(await findings(right, 'grant app_worker to LOGIN')).toEqual(['queue']);
  expect(await findings(right, 'grant nakadachi_owner to LOGIN')).toEqual(
    expect.arrayContaining(['owns_tables', 'definer', 'leaks']),
  );
});

test('nor is any where a table lacks its protection, or a rule is too wide', async () => {
  const during = async (change: string, back: string) => {
    await db.owner.unsafe(change);
    try {
      return await selfCheck(db.app);
    } finally {
      await db.owner.unsafe(back);
    }
  };
  expect(
    await during('alter table app.consent disable row level security', 'alter table app.consent enable row level security'),
  ).toEqual(['unprotected:consent']);
  expect(
    await during('alter table app.party no force row level security', 'alter table app.party force row level security'),
  ).toEqual(['unprotected:party']);
  expect(
    await during('create policy oops on app.entry for select to app_rw using (true)', 'drop policy oops on app.entry'),
  ).toEqual(['leaks']);
  expect(await selfCheck(db.app)).toEqual([]);
});
