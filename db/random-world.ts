import fc from 'fast-check';
import { v7 } from 'uuid';
import type { Tx } from './connection';
import type {
  Case,
  Consent,
  Contact,
  Emergency,
  Entry,
  Member,
  Party,
  PartyKind,
  Section,
  Share,
  Staff,
  World,
} from './oracle';

/**
 * Random worlds for db/visibility.test.ts: several agencies, people in several cases and agencies and on several sides at
 * once, sides, memberships, roles and consents that have ended or not begun, entries about somebody, entries taken back.
 */

export type Size = { people: number; agencies: number; cases: number; entries: number };

const categories = ['work', 'health', 'life_money', 'safety'] as const;

// Never near the present, which goes on while a test runs: days before or after now.
const begun = fc.constantFrom(-900, -400, -100, -30, -2);
const sometimesNotBegun = fc.oneof({ weight: 3, arbitrary: begun }, { weight: 1, arbitrary: fc.constantFrom(2, 30) });
const end = fc.oneof(
  { weight: 6, arbitrary: fc.constant(null) },
  { weight: 2, arbitrary: fc.constantFrom(1, 40, 500) },
  { weight: 2, arbitrary: fc.constantFrom(-1, -10, -50, -300) },
);
const span = fc.record({ from: sometimesNotBegun, to: end });
const index = fc.nat(10_000);
const rarely = fc.oneof({ weight: 7, arbitrary: fc.constant(false) }, { weight: 1, arbitrary: fc.constant(true) });

type Days = { from: number; to: number | null };

/** @param fill `any` for worlds from nothing to that size (they shrink well), `full` for worlds of that size */
export function worlds(size: Size, fill: 'any' | 'full' = 'any'): fc.Arbitrary<World> {
  const many = <T>(one: fc.Arbitrary<T>, length: number, least = 0) =>
    fc.array(one, { minLength: fill === 'full' ? length : least, maxLength: length, size: 'max' });
  const side = fc.record({
    kind: fc.constantFrom<PartyKind>('family', 'family', 'employer', 'employer', 'partner', 'support_team'),
    span,
    inCase: index,
  });
  const raw = fc.record({
    disabled: fc.array(fc.oneof({ weight: 4, arbitrary: fc.constant(false) }, { weight: 1, arbitrary: fc.constant(true) }), {
      minLength: size.agencies,
      maxLength: size.agencies,
    }),
    cases: many(fc.record({ agency: index, person: index, teamSpan: span }), size.cases, 1),
    sides: many(side, size.cases * 4),
    staff: many(
      fc.record({ agency: index, person: index, role: fc.constantFrom('manager', 'service_manager', 'worker'), span }),
      size.agencies * 12,
    ),
    members: many(fc.record({ party: index, person: index, span }), size.cases * 9),
    consents: many(
      fc.record({ party: index, category: fc.constantFrom(...categories), span, withdrawn: rarely }),
      size.cases * 12,
    ),
    contacts: many(fc.record({ agency: index, person: index, span }), size.agencies * 6),
    emergencies: many(
      fc.record({
        inCase: index,
        person: index,
        category: fc.constantFrom(...categories.slice(0, 3)),
        ends: fc.constantFrom(-3, 0.3, 0.4, 0.5),
        begun: fc.constantFrom(0.2, 0.2, -0.1),
        closed: rarely,
      }),
      size.cases * 8,
    ),
    entries: many(
      fc.record({
        restricted: fc.boolean(),
        inCase: index,
        category: fc.constantFrom(...categories),
        audience: fc.array(index, { minLength: 1, maxLength: 4 }),
        about: fc.array(index, { maxLength: 2 }),
        aboutSome: rarely,
        author: index,
        authorParty: index,
        authorIs: fc.constantFrom('member', 'staff', 'anybody'),
        undone: rarely,
        meeting: rarely,
        plan: fc.oneof({ weight: 39, arbitrary: fc.constant(false) }, { weight: 1, arbitrary: fc.constant(true) }),
      }),
      size.entries,
    ),
  });
  return raw.map((drawn) => settle(drawn, size));
}

/** Turns drawn numbers into a world: ids, and references to what there is. */
function settle(
  drawn: {
    disabled: boolean[];
    cases: { agency: number; person: number; teamSpan: Days }[];
    sides: { kind: PartyKind; span: Days; inCase: number }[];
    staff: { agency: number; person: number; role: string; span: Days }[];
    members: { party: number; person: number; span: Days }[];
    consents: { party: number; category: string; span: Days; withdrawn: boolean }[];
    contacts: { agency: number; person: number; span: Days }[];
    emergencies: { inCase: number; person: number; category: string; ends: number; begun: number; closed: boolean }[];
    entries: {
      restricted: boolean;
      inCase: number;
      category: string;
      audience: number[];
      about: number[];
      aboutSome: boolean;
      author: number;
      authorParty: number;
      authorIs: string;
      undone: boolean;
      meeting: boolean;
      plan: boolean;
    }[];
  },
  size: Size,
): World {
  const ids = (count: number) => Array.from({ length: count }, () => v7());
  const people = ids(Math.max(3, size.people));
  const agencies = ids(Math.max(1, size.agencies));
  const pick = <T>(list: T[], at: number) => list[at % list.length] as T;

  const cases: Case[] = drawn.cases.map((one) => ({
    id: v7(),
    agency: pick(agencies, one.agency),
    person: pick(people, one.person),
  }));
  const parties: Party[] = cases.flatMap((one, at) => [
    { id: v7(), case: one.id, kind: 'supported_person', employment: null, ...days({ from: -900, to: null }) },
    {
      id: v7(),
      case: one.id,
      kind: 'support_team',
      employment: null,
      ...days(drawn.cases[at]?.teamSpan ?? { from: -900, to: null }),
    },
  ]);
  for (const { kind, span, inCase } of drawn.sides) {
    const employment = kind === 'employer' ? v7() : null;
    parties.push({ id: v7(), case: pick(cases, inCase).id, kind, employment, ...days(span) });
  }
  const members: Member[] = cases.map((one, at) => ({
    id: v7(),
    party: parties[at * 2]?.id as string,
    person: one.person,
    ...days({ from: -900, to: null }),
  }));
  for (const { party, person, span } of drawn.members) {
    members.push({ id: v7(), party: pick(parties, party).id, person: pick(people, person), ...days(span) });
  }
  const staff: Staff[] = drawn.staff.map(({ agency, person, role, span }) => ({
    id: v7(),
    agency: pick(agencies, agency),
    person: pick(people, person),
    role: role as Staff['role'],
    ...days(span),
  }));
  const consents: Consent[] = drawn.consents.map(({ party, category, span, withdrawn }) => ({
    id: v7(),
    party: pick(parties, party).id,
    category,
    withdrawn,
    ...days({ from: span.from, to: span.to ?? 400 }),
  }));
  // Mostly people who could be at the desk: an agency's staff.
  const contacts: Contact[] = drawn.contacts.map(({ agency, person, span }) => {
    const found = pick(agencies, agency);
    const there = staff.filter((role) => role.agency === found).map((role) => role.person);
    return {
      id: v7(),
      agency: found,
      person: pick(there.length > 0 && person % 5 > 0 ? there : people, person),
      ...days(span),
    };
  });
  // Mostly people of its team.
  const emergencies: Emergency[] = drawn.emergencies.map(({ inCase, person, category, ends, begun, closed }) => {
    const found = pick(cases, inCase);
    const teams = parties.filter((party) => party.case === found.id && party.kind === 'support_team').map(({ id }) => id);
    const there = [
      ...members.filter((member) => teams.includes(member.party)).map((member) => member.person),
      ...staff.filter((role) => role.agency === found.agency).map((role) => role.person),
    ];
    const who = pick(there.length > 0 && person % 6 > 0 ? there : people, person);
    return {
      id: v7(),
      case: found.id,
      person: who,
      category,
      closed,
      ...days({ from: ends < 0 ? ends - 0.5 : -begun, to: ends }),
    };
  });
  const entries: Entry[] = [];
  for (const one of drawn.entries) {
    const inCase = pick(cases, one.inCase).id;
    const sides = parties.filter((party) => party.case === inCase);
    const authorParty = pick(sides, one.authorParty);
    const there = {
      member: members.filter((member) => member.party === authorParty.id).map((member) => member.person),
      staff: staff
        .filter((role) => cases.some((it) => it.id === inCase && it.agency === role.agency))
        .map((role) => role.person),
      anybody: people,
    }[one.authorIs];
    // What may not be is refused, and db/personas.test.ts sees that: of safety no employer is told, of what is restricted only two sides.
    const restricted = one.restricted && one.category === 'safety';
    const allowed = sides.filter((party) => mayBeNamed(party, { category: one.category, restricted }));
    entries.push({
      id: v7(),
      case: inCase,
      thread: null,
      category: one.category,
      restricted,
      audience: [...new Set(one.audience.map((at) => pick(allowed, at).id))],
      about: one.aboutSome ? one.about.map((at) => pick(people, at)) : [],
      author: pick(there?.length ? there : people, one.author),
      authorParty: authorParty.id,
      undone: one.undone,
      ...(!one.undone && one.category !== 'safety' && one.meeting !== one.plan && { kind: one.plan ? 'plan' : 'meeting' }),
    });
  }
  // Everybody supported has a manual; with each side of theirs some of it is shared, or was.
  const parts = ['requests', 'health', 'tasks'];
  const supported = [...new Set(cases.map(({ person }) => person))];
  const sections: Section[] = supported.flatMap((person) => parts.map((section) => ({ person, section })));
  const shares: Share[] = parties
    .filter(({ kind }) => kind !== 'supported_person')
    .flatMap((party, at) => {
      const person = cases.find(({ id }) => id === party.case)?.person ?? '';
      const shared = parts.filter((_, part) => (at + part) % 3 > 0);
      return shared.map((section, n) => ({ id: v7(), person, section, party: party.id, ended: (at + n) % 4 === 0 }));
    });
  for (const meeting of entries.filter(({ kind }) => kind === 'meeting')) entries.push(...saidIn(meeting, parties));
  for (const plan of entries.filter(({ kind }) => kind === 'plan')) entries.push(...piecesOf(plan, entries));
  const disabled = agencies.filter((_, at) => drawn.disabled[at]);
  return { people, staff, cases, parties, members, consents, contacts, emergencies, entries, sections, shares, disabled };
}

/** What is said in a meeting: a text for each of its sides alone, and a wish that is its first side's. */
function saidIn(meeting: Entry, parties: Party[]): Entry[] {
  const texts = meeting.audience.map((side) => ({
    ...meeting,
    id: v7(),
    thread: meeting.id,
    kind: 'minutes' as const,
    audience: [side],
  }));
  const [first] = meeting.audience;
  const team = meeting.audience.filter((side) => parties.some(({ id, kind }) => id === side && kind === 'support_team'));
  const wish = {
    ...meeting,
    id: v7(),
    thread: meeting.id,
    kind: 'wish' as const,
    audience: team.length > 0 ? team : [first as string],
  };
  return [...texts, wish];
}

/** Sections and a goal of a plan: each about something else, and for other sides of the case than the plan itself. */
function piecesOf(plan: Entry, entries: Entry[]): Entry[] {
  const sides = entries
    .filter((entry) => entry.case === plan.case && entry.category !== 'safety')
    .map(({ audience }) => audience);
  return (['plan_part', 'plan_part', 'goal'] as const).map((kind, at) => ({
    ...plan,
    id: v7(),
    kind,
    plan: plan.id,
    category: categories[at] as string,
    audience: sides[at % sides.length] as string[],
  }));
}

/** Whom the database lets an entry be for. */
export const mayBeNamed = ({ kind }: Party, entry: Pick<Entry, 'category' | 'restricted'>): boolean =>
  entry.category !== 'safety' ||
  (kind !== 'employer' && (!entry.restricted || kind === 'supported_person' || kind === 'support_team'));

const day = 86_400_000;
export const inDays = (days: number): Date => new Date(Date.now() + days * day);
const days = ({ from, to }: Days) => ({ from: inDays(from), to: to === null ? null : inDays(Math.max(from, to)) });

const idsOf = (world: World, wanted: Entry['kind']) => world.entries.flatMap(({ id, kind }) => (kind === wanted ? [id] : []));

/** Writes a world with the owner's login, in one transaction. The guards stay on; what they would refuse today is made first and ended after. */
export async function insertWorld(owner: Tx, world: World): Promise<void> {
  const json = (rows: unknown[]) => JSON.stringify(rows) as never;
  const agencies = [...new Set([...world.cases, ...world.staff, ...world.contacts].map((one) => one.agency))];
  const employments = world.parties.filter((party) => party.employment);
  await owner.begin(async (tx) => {
    await tx`insert into app.person (id, name) select id, 'P' from jsonb_to_recordset(${json(world.people.map((id) => ({ id })))}::text::jsonb) as t (id uuid)`;
    await tx`insert into app.agency (id, operator, name) select id, 'O', 'A' from jsonb_to_recordset(${json(agencies.map((id) => ({ id })))}::text::jsonb) as t (id uuid)`;
    await tx`insert into app.agency_member (id, agency_id, person_id, role, valid_from, valid_to)
      select id, agency, person, role, "from", "to" from jsonb_to_recordset(${json(world.staff)}::text::jsonb)
          as t (id uuid, agency uuid, person uuid, role app.agency_role, "from" timestamptz, "to" timestamptz)`;
    await tx`insert into app.case (id, agency_id, person_id, started_on)
      select id, agency, person, '2020-01-01' from jsonb_to_recordset(${json(world.cases)}::text::jsonb) as t (id uuid, agency uuid, person uuid)`;
    await tx`insert into app.employment (id, case_id, employer, disclosure, started_on)
      select employment, "case", 'E', 'open', '2020-01-01' from jsonb_to_recordset(${json(employments)}::text::jsonb)
          as t (employment uuid, "case" uuid)`;
    await tx`insert into app.party (id, case_id, kind, label, employment_id, valid_from)
      select id, "case", kind, 'L', employment, '2000-01-01' from jsonb_to_recordset(${json(world.parties)}::text::jsonb)
          as t (id uuid, "case" uuid, kind app.party_kind, employment uuid)`;
    await tx`insert into app.member (id, case_id, party_id, person_id, valid_from, valid_to)
      select t.id, p.case_id, t.party, t.person, t."from", t."to" from jsonb_to_recordset(${json(world.members)}::text::jsonb)
          as t (id uuid, party uuid, person uuid, "from" timestamptz, "to" timestamptz) join app.party p on p.id = t.party`;
    await tx`insert into app.consent (id, case_id, party_id, category, wording_version, given_by, valid_from, valid_to, withdrawn_at, withdrawn_by)
      select t.id, p.case_id, t.party, t.category, '1', k.person_id, t."from", greatest(t."to", t."from" + interval '1 hour'),
             case when t.withdrawn then now() end, case when t.withdrawn then k.person_id end
        from jsonb_to_recordset(${json(world.consents)}::text::jsonb)
          as t (id uuid, party uuid, category app.category, "from" timestamptz, "to" timestamptz, withdrawn boolean)
        join app.party p on p.id = t.party join app.case k on k.id = p.case_id`;
    await tx`insert into app.safety_contact (id, agency_id, person_id, named_by, valid_from, valid_to)
      select id, agency, person, person, "from", "to" from jsonb_to_recordset(${json(world.contacts)}::text::jsonb)
          as t (id uuid, agency uuid, person uuid, "from" timestamptz, "to" timestamptz)`;
    await tx`insert into app.entry (id, case_id, thread_id, kind, category, restricted, audience, about, author_id, author_party_id, occurred_at, body, undone_at)
      select t.id, t."case", t.thread, coalesce(t.kind, 'note')::app.entry_kind, t.category, t.restricted, array(select jsonb_array_elements_text(t.audience)::uuid),
             array(select jsonb_array_elements_text(t.about)::uuid), t.author, t."authorParty", now(), 'B', case when t.undone then now() end
        from jsonb_to_recordset(${json(world.entries)}::text::jsonb)
          as t (id uuid, "case" uuid, thread uuid, category app.category, restricted boolean, audience jsonb, about jsonb, author uuid, "authorParty" uuid, undone boolean, kind text)`;
    await tx`insert into app.meeting (entry_id, case_id, form, state, medium)
      select e.id, e.case_id, 'talk', 'proposed', 'phone' from app.entry e where e.id = any (${idsOf(world, 'meeting')}::uuid[])`;
    await tx`insert into app.minutes (entry_id, meeting_id, case_id, party_id)
      select e.id, e.thread_id, e.case_id, e.audience[1] from app.entry e where e.id = any (${idsOf(world, 'minutes')}::uuid[])`;
    const pieces = json(world.entries.filter(({ plan }) => plan));
    await tx`insert into app.plan (entry_id, case_id, number, state)
      select e.id, e.case_id, row_number() over (partition by e.case_id), 'dropped' from app.entry e where e.id = any (${idsOf(world, 'plan')}::uuid[])`;
    await tx`insert into app.plan_part (entry_id, plan_id, section)
      select id, plan, case when row_number() over (partition by plan) = 1 then 'workplace' else 'health' end::app.plan_section
        from jsonb_to_recordset(${pieces}::text::jsonb) as t (id uuid, plan uuid, kind text) where kind = 'plan_part'`;
    await tx`insert into app.goal (entry_id, plan_id, number)
      select id, plan, 1 from jsonb_to_recordset(${pieces}::text::jsonb) as t (id uuid, plan uuid, kind text) where kind = 'goal'`;
    await tx`insert into app.emergency (id, case_id, person_id, category, reason, valid_from, valid_to, closed_at, closed_by)
      select id, "case", person, category, 'R', "from", "to", case when closed then now() end, case when closed then person end
        from jsonb_to_recordset(${json(world.emergencies)}::text::jsonb)
          as t (id uuid, "case" uuid, person uuid, category app.category, "from" timestamptz, "to" timestamptz, closed boolean)`;
    await tx`insert into app.manual (person_id, section, words)
      select person, section, 'W' from jsonb_to_recordset(${json(world.sections)}::text::jsonb) as t (person uuid, section app.manual_section)`;
    await tx`insert into app.manual_share (id, person_id, section, case_id, party_id, ended_at)
      select t.id, t.person, t.section, p.case_id, t.party, case when t.ended then now() end
        from jsonb_to_recordset(${json(world.shares)}::text::jsonb)
          as t (id uuid, person uuid, section app.manual_section, party uuid, ended boolean) join app.party p on p.id = t.party`;
    await tx`update app.party p set valid_from = t."from", valid_to = t."to"
        from jsonb_to_recordset(${json(world.parties)}::text::jsonb) as t (id uuid, "from" timestamptz, "to" timestamptz) where p.id = t.id`;
    // The disclosure follows: an employment whose sides have all ended may be closed.
    await tx`update app.employment e set disclosure = case when random() < 0.5 then 'closed' else 'partly' end::app.disclosure
      where e.id in (select employment from jsonb_to_recordset(${json(employments)}::text::jsonb) as t (employment uuid))
        and not exists (select from app.party p where p.employment_id = e.id and (p.valid_to is null or p.valid_to > now()))`;
    await tx`update app.agency set disabled_at = now() where id = any (${world.disabled}::uuid[])`;
  });
}
