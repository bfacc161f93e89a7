import { expect, test } from '@playwright/test';
import fc from 'fast-check';
import { v7 } from 'uuid';
import {
  differences,
  differencesForAnybody,
  differencesOfManuals,
  differencesOfPreviews,
  differencesOfReaders,
  differencesOfTold,
} from './compare';
import { type Consent, canSee, type Entry, type Member, type Party, type World } from './oracle';
import { inDays, insertWorld, mayBeNamed, worlds } from './random-world';
import { freshDatabase, type TestDatabase } from './testing';

/**
 * The rule twice: db/oracle.ts says it in TypeScript, db/policies.sql enforces it. They agree for every person and every entry.
 * NAKADACHI_SEED=n repeats a run; a failure prints its seed and the smallest world that shows it.
 */

const seed = Number(process.env.NAKADACHI_SEED ?? Date.now() % 2 ** 31);

let db: TestDatabase;
test.beforeAll(async () => {
  db = await freshDatabase();
});
test.afterAll(async () => db.drop());

test('every person reads exactly the entries that the sentence gives them', async () => {
  let pairs = 0;
  let milliseconds = 0;
  const worldsCompared = fc.asyncProperty(worlds({ people: 40, agencies: 3, cases: 10, entries: 600 }), async (world) => {
    await insertWorld(db.owner, world);
    const from = performance.now();
    expect(await differences(db, world)).toEqual([]);
    milliseconds += performance.now() - from;
    pairs += world.people.length * world.entries.length;
    expect(await differencesOfManuals(db, world)).toEqual([]);
  });
  await holds(worldsCompared, 12, 40_000);
  console.log(`seed ${seed}: ${pairs} pairs of person and entry, ${Math.round((pairs / milliseconds) * 1000)} a second`);
});

test('a large world: thousands of entries, many cases, managers of hundreds', async () => {
  const size = { people: 150, agencies: 4, cases: 60, entries: 6_000 };
  const [world] = fc.sample(worlds(size, 'full'), { seed, numRuns: 1 });
  if (!world) throw new Error('no world');
  await insertWorld(db.owner, world);
  const from = performance.now();
  expect(await differences(db, world)).toEqual([]);
  const pairs = world.people.length * world.entries.length;
  console.log(`seed ${seed}: ${pairs} pairs, ${Math.round((pairs / (performance.now() - from)) * 1000)} a second`);
});

test('with one case in hand, everybody reads of it what they read without, and of no other', async () => {
  const [world] = fc.sample(worlds({ people: 12, agencies: 2, cases: 4, entries: 200 }, 'full'), { seed, numRuns: 1 });
  if (!world) throw new Error('no world');
  await insertWorld(db.owner, world);
  for (const person of world.people) {
    await db.asPerson(person, async (tx) => {
      const all = await tx<{ id: string; caseId: string }[]>`select id, case_id from app.entry order by id`;
      for (const caseId of world.cases.map(({ id }) => id)) {
        await tx`select set_config('app.case_in_hand', ${caseId}, true)`;
        const [narrowed] = await tx<{ entries: string[]; cases: string[]; parties: string[] }[]>`
          select array(select id from app.entry order by id) as entries, array(select id from app.case) as cases,
                 array(select distinct case_id from app.party) as parties`;
        expect(narrowed?.entries).toEqual(all.filter((entry) => entry.caseId === caseId).map((entry) => entry.id));
        for (const id of [...(narrowed?.cases ?? []), ...(narrowed?.parties ?? [])]) expect(id).toBe(caseId);
      }
    });
  }
});

test('"who can see this" names exactly those who can', async () => {
  const namesCompared = fc.asyncProperty(worlds({ people: 20, agencies: 2, cases: 5, entries: 80 }), async (world) => {
    await insertWorld(db.owner, world);
    expect(await differencesForAnybody(db, world)).toEqual([]);
    expect(await differencesOfReaders(db, world)).toEqual([]);
    expect(await differencesOfTold(db, world)).toEqual([]);
  });
  await holds(namesCompared, 8, 30_000);
});

test('looking as another side does shows what both may read', async () => {
  const previewsCompared = fc.asyncProperty(worlds({ people: 20, agencies: 2, cases: 6, entries: 300 }), async (world) => {
    await insertWorld(db.owner, world);
    expect(await differencesOfPreviews(db, world)).toEqual([]);
  });
  await holds(previewsCompared, 8, 30_000);
});

test('the two still agree after each change', async () => {
  const done: Record<string, number> = {};
  const changesCompared = fc.asyncProperty(
    worlds({ people: 14, agencies: 2, cases: 4, entries: 60 }),
    // What rarely finds somebody who may is tried more often.
    fc.array(fc.tuple(fc.constantFrom(...(Object.keys(changes) as (keyof typeof changes)[]), ...rare), fc.nat(10_000)), {
      minLength: 12,
      maxLength: 40,
      size: 'max',
    }),
    async (first, steps) => {
      await insertWorld(db.owner, first);
      let world = first;
      for (const [change, at] of steps) {
        const changed = await changes[change](world, at);
        if (!changed) continue;
        world = changed;
        done[change] = (done[change] ?? 0) + 1;
        expect(await differences(db, world), `after: ${change}`).toEqual([]);
        expect(await differencesOfManuals(db, world), `manuals after: ${change}`).toEqual([]);
        if (at % 4 === 0) expect(await differencesOfPreviews(db, world), `previews after: ${change}`).toEqual([]);
      }
    },
  );
  await holds(changesCompared, 12, 40_000);
  console.log(`seed ${seed}:`, done);
});

test('nobody reads nothing', async () => {
  const [world] = fc.sample(worlds({ people: 10, agencies: 1, cases: 2, entries: 30 }), { seed, numRuns: 1 });
  if (world) await insertWorld(db.owner, world);
  expect((await db.owner`select count(*)::int as n from app.entry`)[0]?.n).toBeGreaterThan(0);
  expect((await db.app`select count(*)::int as n from app.entry`)[0]?.n).toBe(0);
});

/** fc.assert, but a failure is told in a screenful: the seed, where in it, and the smallest world if it is small. */
async function holds<T>(property: fc.IAsyncProperty<T>, numRuns: number, milliseconds: number) {
  const run = await fc.check(property, { seed, numRuns, interruptAfterTimeLimit: milliseconds });
  if (!run.failed || run.counterexample === null) return;
  const world = JSON.stringify(run.counterexample);
  throw new Error(
    `NAKADACHI_SEED=${seed}, after ${run.numRuns} worlds, shrunk ${run.numShrinks} times, ${run.counterexamplePath}\n` +
      `${(run.errorInstance as Error | null)?.message}\n${world.length < 8_000 ? world : `${world.slice(0, 2_000)} …`}`,
  );
}

/**
 * What may happen to a world: each changes the database and returns the world as it is then, or nothing where there is
 * nothing to change. By the functions that the portal calls, where there is somebody in the world who may.
 */
const changes = {
  endMembership: async (world: World, at: number) => {
    const member = pick(world.members, at);
    if (!member) return;
    await db.owner`update app.member set valid_to = greatest(valid_from, now()) where id = ${member.id}`;
    return { ...world, members: replaced(world.members, { ...member, to: latest(member.from) }) };
  },
  beginMembership: async (world: World, at: number) => {
    const member = pick(world.members, at);
    if (!member) return;
    const begun = await db.owner`
      update app.member set valid_from = now() - interval '1 minute', valid_to = null where id = ${member.id}`.catch(
      (error) => {
        // A company that knows in part has only members who were named.
        if (error.code !== 'ND041') throw error;
      },
    );
    if (!begun) return;
    return { ...world, members: replaced(world.members, { ...member, from: inDays(-0.0005), to: null }) };
  },
  endShare: async (world: World, at: number) => {
    const share = pick(
      world.shares.filter(({ ended }) => !ended),
      at,
    );
    if (!share) return;
    const ended = await db.byHand(
      share.person,
      (tx) => tx`update app.manual_share set ended_at = now() where id = ${share.id} returning 1`,
    );
    expect(ended.length, 'its person may').toBe(1);
    return { ...world, shares: replaced(world.shares, { ...share, ended: true }) };
  },
  withdrawConsent: async (world: World, at: number) => {
    const consent = pick(world.consents, at);
    if (!consent) return;
    await db.owner`update app.consent set withdrawn_at = now(), withdrawn_by = given_by where id = ${consent.id}`;
    return { ...world, consents: replaced(world.consents, { ...consent, withdrawn: true }) };
  },
  expireConsent: async (world: World, at: number) => {
    const consent = pick(world.consents, at);
    if (!consent) return;
    await db.owner`update app.consent set valid_from = '2000-01-01', valid_to = now() where id = ${consent.id}`;
    return { ...world, consents: replaced(world.consents, { ...consent, to: inDays(-0.000001) }) };
  },
  giveConsent: async (world: World, at: number) => {
    const consent = pick(world.consents, at);
    if (!consent) return;
    const to = inDays(90);
    await db.owner`update app.consent set withdrawn_at = null, withdrawn_by = null, valid_from = '2000-01-01', valid_to = ${to}
                    where id = ${consent.id}`;
    return { ...world, consents: replaced(world.consents, { ...consent, withdrawn: false, from: inDays(-9000), to }) };
  },
  /** As the supported person gives it: the whole of what the side may read from now on. */
  agree: async (world: World, at: number) => {
    const party = pick(world.parties.filter(asksConsent), at);
    const self = party && supportedPerson(world, party.case, at);
    if (!party || !self || !current(party) || world.disabled.includes(agencyOf(world, party.case))) return;
    const wanted = ['work', 'health', 'life_money', 'safety'].filter((_, n) => (at >> n) % 2 === 0);
    const [job] = await db.owner`select disclosure from app.employment where id = ${party.employment}`;
    if (wanted.length === 0 || job?.disclosure === 'closed') return;
    const [expected] = await db.owner<{ ids: string[] }[]>`
      select array(select id from app.consent where party_id = ${party.id} and withdrawn_at is null and valid_from <= now()
                      and valid_to > now() order by id) as ids`;
    const [ids, to] = [wanted.map(() => v7()), inDays(90)];
    await db.byHand(
      self,
      (
        tx,
      ) => tx`select app.give_consent(${v7()}, ${ids}::uuid[], ${party.id}, ${wanted}::text[]::app.category[], 'P', ${to}, 'W', '1', 'ja',
        ${expected?.ids ?? []}::uuid[])`,
    );
    const given = wanted.map((category, n) => ({
      id: ids[n] as string,
      party: party.id,
      category,
      withdrawn: false,
      from: inDays(-0.0005),
      to,
    }));
    return { ...withdrawn(world, party.id, null), consents: [...withdrawn(world, party.id, null).consents, ...given] };
  },
  takeConsentBack: async (world: World, at: number) => {
    const party = pick(world.parties.filter(asksConsent), at);
    const self = party && supportedPerson(world, party.case, at);
    if (!party || !self) return;
    const chosen = at % 3 === 0 ? null : ['work', 'health'];
    await db.byHand(self, (tx) => tx`select app.withdraw_consent(${party.id}, ${chosen}::text[]::app.category[])`);
    return withdrawn(world, party.id, chosen);
  },
  /** What a workplace knows: everybody there, those who stay named, nobody. */
  disclose: async (world: World, at: number) => {
    const party = pick(
      world.parties.filter(({ employment }) => employment),
      at,
    );
    const self = party && supportedPerson(world, party.case, at);
    if (!party?.employment || !self) return;
    // Nobody joins a company, and no company a case, on a day to come.
    const begun = [party, ...world.members.filter((member) => member.party === party.id)].every(
      (one) => one.from <= new Date(),
    );
    const toBe = begun ? (['open', 'partly', 'closed'][at % 3] as string) : 'open';
    const there = world.members.filter((member) => member.party === party.id && !over(member));
    const keep = there.filter((_, n) => (at >> n) % 2 === 0);
    const [was] = await db.owner<{ disclosure: string; circle: string[] }[]>`
      select disclosure, app.circle_of_job(id) as circle from app.employment where id = ${party.employment} and ended_on is null`;
    if (!was) return;
    await db.byHand(
      self,
      (
        tx,
      ) => tx`select app.set_disclosure(${party.employment}, ${toBe}::app.disclosure, ${keep.map(({ id }) => id)}::uuid[], '{}', '{}',
        ${was.disclosure}::app.disclosure, ${was.circle}::uuid[])`,
    );
    if (toBe === 'open') return world;
    return toBe === 'closed' ? workplaceClosed(world, party.employment) : leaving(world, party.id, keep);
  },
  endEmployment: async (world: World, at: number) => {
    const party = pick(
      world.parties.filter(({ employment }) => employment),
      at,
    );
    const self = party && supportedPerson(world, party.case, at);
    if (!party?.employment || !self || at % 2 > 0) return;
    const [job] = await db.owner`select ended_on from app.employment where id = ${party.employment}`;
    if (job?.endedOn) return;
    await db.byHand(self, (tx) => tx`select app.end_employment(${party.employment}, app.today())`);
    return workplaceClosed(world, party.employment);
  },
  disable: async (world: World, at: number) => {
    const agency = pick(world.cases, at)?.agency;
    if (!agency || at % 3 > 0) return;
    await db.owner`update app.agency set disabled_at = now() where id = ${agency}`;
    return { ...world, disabled: [...new Set([...world.disabled, agency])] };
  },
  enable: async (world: World, at: number) => {
    const agency = pick(world.disabled, at);
    if (!agency) return;
    await db.owner`update app.agency set disabled_at = null where id = ${agency}`;
    return { ...world, disabled: world.disabled.filter((one) => one !== agency) };
  },
  endParty: async (world: World, at: number) => {
    const party = pick(world.parties, at);
    if (!party) return;
    await db.owner`update app.party set valid_to = greatest(valid_from, now()) where id = ${party.id}`;
    return { ...world, parties: replaced(world.parties, { ...party, to: latest(party.from) }) };
  },
  nameContact: async (world: World, at: number) => {
    const contact = pick(world.contacts, at);
    if (!contact) return;
    await db.owner`update app.safety_contact set valid_from = '2000-01-01', valid_to = null where id = ${contact.id}`;
    return { ...world, contacts: replaced(world.contacts, { ...contact, from: inDays(-9000), to: null }) };
  },
  endContact: async (world: World, at: number) => {
    const contact = pick(world.contacts, at);
    if (!contact) return;
    await db.owner`update app.safety_contact set valid_to = greatest(valid_from, now()) where id = ${contact.id}`;
    return { ...world, contacts: replaced(world.contacts, { ...contact, to: latest(contact.from) }) };
  },
  closeEmergency: async (world: World, at: number) => {
    const one = pick(world.emergencies, at);
    if (!one) return;
    await db.owner`update app.emergency set closed_at = now(), closed_by = person_id where id = ${one.id}`;
    return { ...world, emergencies: replaced(world.emergencies, { ...one, closed: true }) };
  },
  openInEmergency: async (world: World, at: number) => {
    const one = pick(world.emergencies, at);
    if (!one) return;
    const [from, to] = [inDays(-0.1), inDays(0.4)];
    await db.owner`update app.emergency set closed_at = null, closed_by = null, valid_from = ${from}, valid_to = ${to} where id = ${one.id}`;
    return { ...world, emergencies: replaced(world.emergencies, { ...one, closed: false, from, to }) };
  },
  endStaffRole: async (world: World, at: number) => {
    const role = pick(world.staff, at);
    if (!role) return;
    await db.owner`update app.agency_member set valid_to = greatest(valid_from, now()) where id = ${role.id}`;
    return { ...world, staff: replaced(world.staff, { ...role, to: latest(role.from) }) };
  },
  makeManager: async (world: World, at: number) => {
    const role = pick(world.staff, at);
    if (!role) return;
    await db.owner`update app.agency_member set role = 'manager' where id = ${role.id}`;
    return { ...world, staff: replaced(world.staff, { ...role, role: 'manager' as const }) };
  },
  makeWorker: async (world: World, at: number) => {
    const role = pick(world.staff, at);
    if (!role) return;
    await db.owner`update app.agency_member set role = 'worker' where id = ${role.id}`;
    return { ...world, staff: replaced(world.staff, { ...role, role: 'worker' as const }) };
  },
  takeBack: async (world: World, at: number) => {
    const entry = pick(world.entries, at);
    if (!entry || entry.undone) return;
    const done = await db.byHand(
      entry.author,
      (tx) => tx`update app.entry set undone_at = now() where id = ${entry.id} returning id`,
    );
    const may = authorReads(world, entry) && !madeByActs.test(entry.kind ?? '');
    expect(done.length === 1, 'the author takes back what they still read').toBe(may);
    return { ...world, entries: replaced(world.entries, { ...entry, undone: done.length === 1 }) };
  },
  narrow: async (world: World, at: number) => {
    const entry = pick(world.entries, at);
    const decider = entry && whoDecides(world, entry, at);
    if (!entry || !decider) return;
    const without = entry.audience.filter((_, n) => (at >> n) % 2 === 0);
    const own = world.parties.find((party) => party.id === entry.authorParty);
    if (!own || !mayBeNamed(own, entry)) return;
    await db.byHand(decider, (tx) => tx`select app.narrow_audience(${entry.id}, ${without}::uuid[])`);
    // What answers it goes with it.
    const left = ({ audience, authorParty }: World['entries'][number]) => {
      const kept = audience.filter((party) => !without.includes(party) || party === authorParty);
      return kept.length > 0 ? kept : [authorParty];
    };
    const entries = world.entries.map((e) => (e.id === entry.id || e.thread === entry.id ? { ...e, audience: left(e) } : e));
    return { ...world, entries };
  },
  widen: async (world: World, at: number) => {
    const entry = pick(world.entries, at);
    const author = entry && authorReads(world, entry) ? entry.author : undefined;
    const open = world.parties.filter(
      (party) => entry && party.case === entry.case && current(party) && mayBeNamed(party, entry),
    );
    const party = pick(open, at);
    if (!entry || !author || !party) return;
    const [proposal] = await db.owner`
      insert into app.audience_proposal (id, case_id, entry_id, parties, reason, proposed_by)
      values (gen_random_uuid(), ${entry.case}, ${entry.id}, ${[party.id]}::uuid[], 'R', ${author}) returning id`;
    const decided = await db.byHand(author, (tx) => tx`select app.decide_proposal(${proposal?.id}, true) as id`);
    expect(decided[0]?.id).toBe(entry.id);
    return { ...world, entries: replaced(world.entries, { ...entry, audience: [...new Set([...entry.audience, party.id])] }) };
  },
};

const rare = ['disclose', 'disclose', 'agree', 'takeConsentBack', 'widen'] as const;

const pick = <T>(list: T[], at: number): T | undefined => list[at % list.length];
const replaced = <T extends { id: string }>(list: T[], row: T): T[] => list.map((old) => (old.id === row.id ? row : old));
const latest = (from: Date) => new Date(Math.max(from.getTime(), Date.now() - 1));
const current = ({ from, to }: { from: Date; to: Date | null }) => from <= new Date() && (to === null || to > new Date());

/** What stays as its acts have made it: nobody corrects it or takes it back by hand. */
const madeByActs =
  /^(accommodation|step|card|plan|plan_part|goal|plan_step|slots|turn|minutes|confirm|decision|action|report)$/;

const authorReads = (world: World, entry: Entry) =>
  canSee({ ...world, entries: [] }, entry.author, { ...entry, audience: [] }, new Date());

const over = ({ to }: { to: Date | null }) => to !== null && to <= new Date();
const asksConsent = ({ kind }: Party) => kind !== 'supported_person' && kind !== 'support_team';
const agencyOf = (world: World, of: string) => world.cases.find(({ id }) => id === of)?.agency ?? '';

/** Somebody who is the supported person of a case now. */
function supportedPerson(world: World, of: string, at: number): string | undefined {
  const own = world.parties.filter((party) => party.case === of && party.kind === 'supported_person' && current(party));
  return pick(
    world.members.filter((member) => current(member) && own.some(({ id }) => id === member.party)),
    at,
  )?.person;
}

/** Nothing that a side held is in force any more: of some categories, or (null) of all. */
function withdrawn(world: World, of: string, chosen: string[] | null): World {
  const held = (one: Consent) => one.party === of && !over(one) && (chosen === null || chosen.includes(one.category));
  return { ...world, consents: world.consents.map((one) => (held(one) ? { ...one, withdrawn: true } : one)) };
}

/** Whoever of a side is not among these has left it. */
function leaving(world: World, of: string, staying: Member[]): World {
  const stays = new Set(staying.map(({ person }) => person));
  const left = (member: Member) => member.party === of && !over(member) && !stays.has(member.person);
  return { ...world, members: world.members.map((one) => (left(one) ? { ...one, to: latest(one.from) } : one)) };
}

function workplaceClosed(world: World, employment: string): World {
  const sides = world.parties.filter((party) => party.employment === employment && !over(party));
  return sides.reduce(
    (then, side) => ({
      ...leaving(then, side.id, []),
      parties: replaced(then.parties, { ...side, to: latest(side.from) }),
    }),
    world,
  );
}

/** Somebody who may narrow an entry: its author, or the supported person when they read it. */
function whoDecides(world: World, entry: Entry, at: number): string | undefined {
  const supported = world.members.filter(
    (member) =>
      current(member) &&
      world.parties.some(
        (party) =>
          party.id === member.party && party.case === entry.case && party.kind === 'supported_person' && current(party),
      ),
  );
  const able = [entry.author, ...supported.map((member) => member.person)].filter((person) =>
    canSee(world, person, entry, new Date()),
  );
  return able.length > 0 ? able[at % able.length] : undefined;
}
