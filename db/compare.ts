import { NotFound } from './client';
import { canReadSection, canSee, canSeeAs, isInCase, knowsOfShare, mayLookAs, type World } from './oracle';
import type { TestDatabase } from './testing';

export type Difference = { person: string; what: string; database: boolean; sentence: boolean };

/** Where the policy and the sentence disagree: each person reads all they can, in a transaction of their own. */
export async function differences(db: TestDatabase, world: World): Promise<Difference[]> {
  const found: Difference[] = [];
  await Promise.all(
    world.people.map(async (person) => {
      const read = await db.asPerson(person, async (tx) => {
        const [row] = await tx<
          { entries: string[] | null; count: number; cases: string[] | null; meetings: string[]; plans: string[]; now: Date }[]
        >`
          select (select array_agg(id) from app.entry) as entries,
                 array(select entry_id from app.meeting union all select entry_id from app.minutes) as meetings,
                 array(select entry_id from app.plan union all select entry_id from app.plan_part union all select entry_id from app.goal) as plans, (select count(*)::int from app.entry) as count,
                 (select array_agg(id) from app.case) as cases, now()`;
        return row ?? { entries: [], count: 0, cases: [], meetings: [], plans: [], now: new Date() };
      });
      const entries = new Set(read.entries ?? []);
      const cases = new Set(read.cases ?? []);
      // What moves in a meeting, and which texts there are, is known to whom its words are, and to nobody else.
      const ofMeetings = world.entries.filter(({ id, kind }) => (kind === 'meeting' || kind === 'minutes') && entries.has(id));
      if (
        read.meetings.sort().join() !==
        ofMeetings
          .map(({ id }) => id)
          .sort()
          .join()
      ) {
        found.push({ person, what: 'meetings', database: true, sentence: false });
      }
      // A section and a goal are there for whom their words are; a version, for whom any of it is.
      const pieces = world.entries.filter(({ id, kind }) => (kind === 'plan_part' || kind === 'goal') && entries.has(id));
      const versions = world.entries.filter(
        ({ id, kind }) => kind === 'plan' && (entries.has(id) || pieces.some(({ plan }) => plan === id)),
      );
      const ofPlans = [...pieces, ...versions].map(({ id }) => id);
      if (read.plans.sort().join() !== ofPlans.sort().join())
        found.push({ person, what: 'plans', database: true, sentence: false });
      if (read.count !== entries.size) throw new Error('a count counts more than is shown');
      for (const entry of world.entries) {
        const sentence = canSee(world, person, entry, read.now);
        if (entries.delete(entry.id) !== sentence)
          found.push({ person, what: `entry ${entry.id}`, database: !sentence, sentence });
      }
      for (const one of world.cases) {
        const sentence = isInCase(world, person, one, read.now);
        if (cases.delete(one.id) !== sentence) found.push({ person, what: `case ${one.id}`, database: !sentence, sentence });
      }
      // What is left is not of this world at all.
      for (const id of [...entries, ...cases]) found.push({ person, what: id, database: true, sentence: false });
    }),
  );
  return found;
}

/** The same for the manuals: each section, and whether it is known to be shared. */
export async function differencesOfManuals(db: TestDatabase, world: World): Promise<Difference[]> {
  const found: Difference[] = [];
  await Promise.all(
    world.people.map(async (person) => {
      const [row] = await db.asPerson(
        person,
        (tx) => tx<{ sections: string[]; shares: string[]; now: Date }[]>`
          select array(select concat(person_id, ' ', section) from app.manual) as sections, array(select id from app.manual_share) as shares, now()`,
      );
      const { sections = [], shares = [], now = new Date() } = row ?? {};
      const read = new Set([...sections, ...shares]);
      const compare = (what: string, sentence: boolean) => {
        if (read.delete(what) !== sentence) found.push({ person, what, database: !sentence, sentence });
      };
      for (const one of world.sections) compare(`${one.person} ${one.section}`, canReadSection(world, person, one, now));
      for (const one of world.shares) compare(one.id, knowsOfShare(world, person, one, now));
      for (const what of read) found.push({ person, what, database: true, sentence: false });
    }),
  );
  return found;
}

/** The same for app.readable_of, which answers for anybody and is what search, digests and notices ask. */
export async function differencesForAnybody(db: TestDatabase, world: World): Promise<Difference[]> {
  const asked = [world.entries.filter((_, at) => at % 2 === 0), world.entries.filter((_, at) => at % 2 === 1)];
  const found: Difference[] = [];
  for (const entries of asked) {
    const rows = await db.owner<{ person: string; readable: string[]; now: Date }[]>`
      select person, array(select app.readable_of(person, ${entries.map((entry) => entry.id)}::uuid[])) as readable, now()
        from unnest(${world.people}::uuid[]) person`;
    for (const { person, readable, now } of rows) {
      const told = new Set(readable);
      for (const entry of entries) {
        const sentence = canSee(world, person, entry, now);
        if (told.delete(entry.id) !== sentence)
          found.push({ person, what: `entry ${entry.id}`, database: !sentence, sentence });
      }
      for (const id of told) found.push({ person, what: `entry ${id}, unasked`, database: true, sentence: false });
    }
  }
  return found;
}

/** The same for app.readers_beside_author, asked for all entries at once: who is told. An author is not. */
export async function differencesOfTold(db: TestDatabase, world: World): Promise<Difference[]> {
  const rows = await db.owner<{ entryId: string; personId: string }[]>`
    select entry_id, person_id from app.readers_beside_author(${world.entries.map((entry) => entry.id)}::uuid[])`;
  const now = new Date();
  const told = new Set(rows.map((row) => `${row.entryId} ${row.personId}`));
  const found: Difference[] = [];
  for (const entry of world.entries) {
    for (const person of world.people) {
      const sentence = person !== entry.author && canSee(world, person, entry, now);
      if (told.delete(`${entry.id} ${person}`) !== sentence)
        found.push({ person, what: `entry ${entry.id}`, database: !sentence, sentence });
    }
  }
  for (const pair of told) found.push({ person: pair, what: 'of another world', database: true, sentence: false });
  return found;
}

/** The same for app.readers_of, asked by somebody who reads the entry; to anybody else it says nothing. */
export async function differencesOfReaders(db: TestDatabase, world: World): Promise<Difference[]> {
  const now = new Date();
  const found: Difference[] = [];
  for (const [at, asker] of world.people.entries()) {
    const readable = world.entries.filter((entry, n) => canSee(world, asker, entry, now) || n % world.people.length === at);
    const rows = await db.asPerson(
      asker,
      (tx) => tx<{ id: string; readers: string[] }[]>`
        select id, array(select person_id from app.readers_of(id)) as readers from unnest(${readable.map((entry) => entry.id)}::uuid[]) as id`,
    );
    const told = new Map(rows.map((row) => [row.id, row.readers]));
    for (const entry of readable) {
      const sentence = canSee(world, asker, entry, now)
        ? world.people.filter((person) => canSee(world, person, entry, now))
        : [];
      const database = told.get(entry.id) ?? [];
      for (const person of world.people) {
        const [told, right] = [database.includes(person), sentence.includes(person)];
        if (told !== right)
          found.push({ person, what: `entry ${entry.id}, asked by ${asker}`, database: told, sentence: right });
      }
    }
  }
  return found;
}

/**
 * Where looking as another side does and its sentence disagree: for each side, those who are the supported person of its case, and
 * one who is chosen by chance and mostly is not.
 */
export async function differencesOfPreviews(db: TestDatabase, world: World): Promise<Difference[]> {
  const found: Difference[] = [];
  const before = new Date();
  await Promise.all(
    world.parties.map(async (side, at) => {
      const stranger = world.people[at % world.people.length];
      const askers = world.people.filter((person) => mayLookAs(world, person, side, before) || person === stranger);
      for (const person of askers) {
        const look = await db
          .asPerson(
            person,
            async (tx) =>
              (
                await tx<{ entries: string[]; cases: string[]; parties: string[]; now: Date }[]>`
              select array(select id from app.entry) as entries, array(select id from app.case) as cases,
                     array(select id from app.party) as parties, now()`
              )[0],
            side.id,
          )
          .catch((error: unknown) => {
            if (error instanceof NotFound) return undefined;
            throw error;
          });
        const what = `${person} as ${side.kind} ${side.id}`;
        const may = mayLookAs(world, person, side, look?.now ?? new Date());
        if (may !== (look !== undefined)) found.push({ person, what, database: !may, sentence: may });
        if (!look) continue;
        const known = world.parties.filter(
          (party) => party.case === side.case && (party.id === side.id || /^support/.test(party.kind)),
        );
        if (
          look.cases.join() !== side.case ||
          look.parties.sort().join() !==
            known
              .map(({ id }) => id)
              .sort()
              .join()
        )
          found.push({ person, what: `${what}: cases, sides`, database: true, sentence: false });
        // What answers for anybody is bounded alike: search and digests ask it.
        const told = await db.owner.begin(async (tx) => {
          await tx`select set_config('app.looking_as', ${side.id}, true)`;
          return tx<{ id: string }[]>`select app.readable_of(${person}, ${world.entries.map(({ id }) => id)}::uuid[]) as id`;
        });
        const shown = new Set(look.entries);
        if (
          told
            .map(({ id }) => id)
            .sort()
            .join() !== [...shown].sort().join()
        )
          found.push({ person, what: `${what}: readable_of`, database: true, sentence: false });
        for (const entry of world.entries) {
          const sentence = canSeeAs(world, person, side, entry, look.now);
          if (shown.delete(entry.id) !== sentence)
            found.push({ person, what: `${what}: entry ${entry.id}`, database: !sentence, sentence });
        }
        for (const id of shown) found.push({ person, what: `${what}: ${id}`, database: true, sentence: false });
      }
    }),
  );
  return found;
}

/** The tables of which the portal's login may see anything, with the columns that it may ask for. */
export async function tablesSeen(db: TestDatabase): Promise<Map<string, string[]>> {
  const columns = await db.owner<{ table: string; columns: string[] }[]>`
    select c.relname as table, array_agg(a.attname::text order by a.attnum) as columns
      from pg_class c join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
     where c.relnamespace = 'app'::regnamespace and c.relkind in ('r', 'p', 'v') and c.relname not in ('instance', 'migration')
       and has_column_privilege('app_rw', c.oid, a.attnum, 'select')
     group by c.relname order by 1`;
  return new Map(columns.map((row) => [row.table, row.columns]));
}

/** The rows of a table that somebody sees, as text; looking as a side of theirs, if one is given. */
export async function rowsSeen(
  db: TestDatabase,
  table: string,
  columns: string[],
  who: string,
  as?: string,
): Promise<Set<string>> {
  const found = await db.asPerson(who, (tx) => tx`select ${tx(columns)} from ${tx(`app.${table}`)}`, as);
  return new Set(found.map((row) => JSON.stringify(row)));
}

/** All that somebody sees, in whatever table: `table row`. */
export async function everythingSeen(db: TestDatabase, who: string): Promise<Set<string>> {
  const found = new Set<string>();
  for (const [table, columns] of await tablesSeen(db))
    for (const row of await rowsSeen(db, table, columns, who)) found.add(`${table} ${row}`);
  return found;
}

/** What somebody sees now and did not before, and no longer: `+table` and `-table`, once a row, in the tables' order. */
export function changesSeen(before: Set<string>, after: Set<string>): string {
  const only = (these: Set<string>, those: Set<string>, mark: string) =>
    [...these].filter((row) => !those.has(row)).map((row) => mark + row.split(' ')[0]);
  return [...only(before, after, '-'), ...only(after, before, '+')].join(' ');
}
