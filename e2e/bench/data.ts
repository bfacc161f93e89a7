import { createHash } from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';
import { connect, loginOf } from '../../db/connection';
import { type Embedded, startEmbedded } from '../../db/embedded';
import { MigrationChanged, MigrationNewer, migrate } from '../../db/migrate';
import { bulkId, seedBulk } from '../../db/seed/bulk/seed-bulk';
import { todayInJapan } from '../../db/seed/demo';
import { newId } from '../../lib/ids';
import { searchEverywhere } from '../../lib/timeline/model';

/** A PostgreSQL with so many entries in 200 cases. */
export type Data = Embedded & { entries: number; dir: string; postmaster: number };

export const cases = 200;
/** One word of a thousandth of the entries, one of a fifth: two characters each. */
export const words = { rare: '電池', common: '騒音' };

/** Who asks. The employer's HR person reads about 70 % of 40 cases; the workers have 40 cases each and read all of them. */
export const people = {
  employer: bulkId('employer', 1),
  /** Another such, who wants furigana on the harder characters. */
  furigana: bulkId('employer', 2),
  worker: bulkId('worker', 1),
  /** Another HR person, who writes: in a case that nobody else here has, so that what the bench posts changes no other figure. */
  poster: bulkId('employer', 5),
  /** The seed puts its rare word into case 101, which is the third worker's. */
  rare: bulkId('worker', 3),
  common: bulkId('worker', 2),
  manager: bulkId('manager', 1),
};
export const furigana = { furigana: 'hard' };
export const cookieOf = (who: keyof typeof people, settings?: object) => ({
  cookie: `nakadachi.session=bench-${who}${settings ? `; nakadachi.settings=${encodeURIComponent(JSON.stringify(settings))}` : ''}`,
});

/** The bench's own database in `.data-bench`, seeded once and kept; entries that were posted in an earlier run are in it. */
export async function openData(entries: number, inCases = cases): Promise<Data> {
  const dir = path.resolve('.data-bench', inCases === cases ? String(entries) : `${entries}-${inCases}`);
  let server = await startEmbedded({ dataDir: dir });
  try {
    await migrate(server.ownerUrl, { appLogin: loginOf(server.url) });
  } catch (error) {
    if (!(error instanceof MigrationChanged || error instanceof MigrationNewer)) throw error;
    // Left by another version of the program, and only ours: made anew.
    await server.stop();
    fs.rmSync(dir, { recursive: true, force: true });
    server = await startEmbedded({ dataDir: dir });
    await migrate(server.ownerUrl, { appLogin: loginOf(server.url) });
  }
  const owner = connect(server.ownerUrl, { max: 1 });
  const [there] =
    await owner`select exists (select from pg_class where oid = to_regclass('app.entry') and reltuples >= ${entries * 0.9}) as seeded`;
  if (!there?.seeded) {
    console.log(`  … seeding ${entries.toLocaleString('en')} entries`);
    await seedBulk(owner, { cases: inCases, entries, today: todayInJapan() });
    await owner`vacuum (analyze) app.entry`;
    await owner`analyze`;
  }
  await owner.end();
  await signIn(server.superuserUrl);
  return {
    ...server,
    entries,
    dir,
    postmaster: Number(fs.readFileSync(path.join(dir, 'pg18', 'postmaster.pid'), 'utf8').split('\n')[0]),
  };
}

/** Sessions for the people of the bench, what they search for, and the floor's table. */
async function signIn(superuserUrl: string) {
  const sql = connect(superuserUrl, { max: 1 });
  for (const [who, personId] of Object.entries(people)) {
    const hash = createHash('sha256').update(`bench-${who}`).digest();
    await sql`
      insert into app.session (id, token_hash, person_id, method, idle_limit, expires_at)
      values (${newId()}, ${hash}, ${personId}, 'bench', '1 day', now() + interval '1 day')
      on conflict (token_hash) do update set last_seen_at = now(), expires_at = excluded.expires_at`;
  }
  // The account says what the cookie says, or every page would first set the cookie right.
  await sql`update app.account set settings = ${sql.json(furigana)} where person_id = ${people.furigana}`;
  for (const [who, word] of Object.entries(words)) {
    await sql`
      insert into app.draft (person_id, key, data) values (${people[who as keyof typeof words]}, ${searchEverywhere}, ${sql.json({ words: word })})
      on conflict (person_id, key) do update set data = excluded.data`;
  }
  // What is taken along as a file asks for a session that has just begun.
  await sql`update app.session set created_at = now() where token_hash = ${createHash('sha256').update('bench-manager').digest()}`;
  await sql`create schema if not exists bench`;
  await sql`create table if not exists bench.note (id uuid primary key, case_id uuid not null references app.case, body text not null, created_at timestamptz not null default now())`;
  await sql.end();
}
