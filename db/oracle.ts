/**
 * Who reads what, said a second time. Written from the sentence at the top of db/policies.sql and from nothing else: no SQL, no
 * database, no look at how the policy does it. db/visibility.test.ts compares the two for every person and every entry of
 * random worlds. Change the sentence first, then this, then the policy.
 */

export type PartyKind = 'supported_person' | 'family' | 'employer' | 'support_team' | 'partner';
export type Role = 'manager' | 'service_manager' | 'worker';

/** From–to; open-ended when `to` is null. It counts from its first moment until just before its last. */
export type Span = { from: Date; to: Date | null };

export type Staff = Span & { id: string; agency: string; person: string; role: Role };
export type Case = { id: string; agency: string; person: string };
export type Party = Span & { id: string; case: string; kind: PartyKind; employment: string | null };
export type Member = Span & { id: string; party: string; person: string };
export type Consent = Span & { id: string; party: string; category: string; withdrawn: boolean };
/** Whom an agency has named for its safety desk. */
export type Contact = Span & { id: string; agency: string; person: string };
/** A category that somebody of the support team has opened in an emergency. */
export type Emergency = Span & { id: string; case: string; person: string; category: string; closed: boolean };
export type Entry = {
  id: string;
  case: string;
  thread: string | null;
  category: string;
  audience: string[];
  /** The people that the entry is about. */
  about: string[];
  author: string;
  /** The side that the author wrote from. */
  authorParty: string;
  undone: boolean;
  /** For the safety desk alone, of the support team. */
  restricted: boolean;
  /** A meeting, a text of its minutes, or what somebody wants to bring to it; a plan, a section or a goal of it; absent: a note. */
  kind?: 'meeting' | 'minutes' | 'wish' | 'plan' | 'plan_part' | 'goal';
  /** Of a section or a goal: its plan. */
  plan?: string;
};

/** A section of somebody's manual. */
export type Section = { person: string; section: string };
/** That somebody shares a section of theirs with a side of a case of theirs. */
export type Share = { id: string; person: string; section: string; party: string; ended: boolean };

export type World = {
  people: string[];
  staff: Staff[];
  cases: Case[];
  parties: Party[];
  members: Member[];
  consents: Consent[];
  contacts: Contact[];
  emergencies: Emergency[];
  entries: Entry[];
  sections: Section[];
  shares: Share[];
  /** The agencies that are disabled. */
  disabled: string[];
};

/** Whether a person may read an entry at a moment. */
export function canSee(world: World, person: string, entry: Entry, now: Date): boolean {
  return (
    readerThroughAudience(world, person, entry, now) ||
    openedInEmergency(world, person, entry, now) ||
    authorStillThere(world, person, entry, now)
  );
}

/** Whether a person may look at a case as one of its sides does: the supported person, as any other side but the support team. */
export function mayLookAs(world: World, person: string, side: Party, now: Date): boolean {
  const own = world.parties.some(
    (party) => party.case === side.case && party.kind === 'supported_person' && isCurrentMember(world, person, party, now),
  );
  return own && side.kind !== 'supported_person' && side.kind !== 'support_team' && counts(side, now) && !isShut(world, side);
}

/** What they are then shown: what both may read, the person and the side in general (who of it wrote or is the subject is no matter). */
export function canSeeAs(world: World, person: string, side: Party, entry: Entry, now: Date): boolean {
  const sideReads =
    !entry.undone && !entry.restricted && entry.audience.includes(side.id) && mayKnow(world, side, entry.category, now);
  return mayLookAs(world, person, side, now) && sideReads && canSee(world, person, entry, now);
}

/** Whether a person has to do with a case now: on one of its sides, or as a manager of its agency, whoever is on it. */
export function isInCase(world: World, person: string, one: Case, now: Date): boolean {
  return (
    world.parties.some((party) => party.case === one.id && isCurrentMember(world, person, party, now)) ||
    (!world.disabled.includes(one.agency) &&
      (lookUp(world).managers.get(person) ?? []).some((staff) => staff.agency === one.agency && counts(staff, now)))
  );
}

/**
 * Whether a person may read a section of somebody's manual: "it is its person's own. Each section of it is read by the sides that they
 * share it with, while those are open and they do: no consent opens it, no emergency, no contract."
 */
export const canReadSection = (world: World, person: string, of: Section, now: Date): boolean =>
  of.person === person ||
  world.shares.some(
    (share) =>
      share.person === of.person &&
      share.section === of.section &&
      person !== share.person &&
      knowsOfShare(world, person, share, now),
  );

/** Whether a person may know that a section is shared with a side: "who else reads it, each side does not learn". */
export function knowsOfShare(world: World, person: string, share: Share, now: Date): boolean {
  const party = lookUp(world).parties.get(share.party);
  return share.person === person || (!share.ended && party !== undefined && isCurrentMember(world, person, party, now));
}

// "A person reads an entry when they are a current member of a party in its audience and that party holds the supported
// person's consent … Nobody but its author reads an entry that names them as its subject, except the supported person. What
// was taken back within ten minutes is read by its author only."
function readerThroughAudience(world: World, person: string, entry: Entry, now: Date): boolean {
  if (entry.undone) return false;
  return entry.audience.some((id) => {
    const party = lookUp(world).parties.get(id);
    if (entry.about.includes(person) && party?.kind !== 'supported_person') return false;
    if (entry.restricted && !(party?.kind === 'supported_person' || atSafetyDesk(world, person, party, now))) return false;
    return party !== undefined && isCurrentMember(world, person, party, now) && mayKnow(world, party, entry.category, now);
  });
}

// "What is restricted is read, of the support team, only by the agency's safety desk (the managers whom it has named, or all of
// them), and by nobody through consent": fewer than two are as good as none, since it could be about the one.
function atSafetyDesk(world: World, person: string, party: Party | undefined, now: Date): boolean {
  if (party?.kind !== 'support_team') return false;
  const agency = lookUp(world).agencies.get(party.case);
  const manages = (one: string) =>
    lookUp(world)
      .managers.get(one)
      ?.some((staff) => staff.agency === agency && counts(staff, now)) ?? false;
  const named = new Set(
    world.contacts
      .filter((contact) => contact.agency === agency && counts(contact, now) && manages(contact.person))
      .map((contact) => contact.person),
  );
  return manages(person) && (named.size < 2 || named.has(person));
}

// "In an emergency somebody of the support team opens a category with a reason, for at most a day: then they read of it what the
// supported person reads, unless it is restricted or names them as its subject."
function openedInEmergency(world: World, person: string, entry: Entry, now: Date): boolean {
  if (entry.undone || entry.restricted || entry.about.includes(person)) return false;
  const sides = world.parties.filter((party) => party.case === entry.case);
  const forThePerson = sides.some((party) => party.kind === 'supported_person' && entry.audience.includes(party.id));
  const ofTeam = () => sides.some((party) => party.kind === 'support_team' && isCurrentMember(world, person, party, now));
  return (
    forThePerson &&
    world.emergencies.some(
      (one) =>
        one.case === entry.case && one.person === person && one.category === entry.category && !one.closed && counts(one, now),
    ) &&
    ofTeam()
  );
}

// "The author reads their own entry while still a member": of the side that they wrote it from.
function authorStillThere(world: World, person: string, entry: Entry, now: Date): boolean {
  const party = lookUp(world).parties.get(entry.authorParty);
  return entry.author === person && party !== undefined && isCurrentMember(world, person, party, now);
}

// A side that has ended has no current members. "An agency's managers count as members of its support teams."
function isCurrentMember(world: World, person: string, party: Party, now: Date): boolean {
  if (!counts(party, now) || isShut(world, party)) return false;
  const { members, managers, agencies } = lookUp(world);
  if (members.get(person)?.some((member) => member.party === party.id && counts(member, now))) return true;
  return (
    party.kind === 'support_team' &&
    (managers.get(person)?.some((staff) => staff.agency === agencies.get(party.case) && counts(staff, now)) ?? false)
  );
}

// "What an agency's cases hold is shut, while the agency is disabled, to everybody but the supported person."
function isShut(world: World, party: Party): boolean {
  return party.kind !== 'supported_person' && world.disabled.includes(lookUp(world).agencies.get(party.case) ?? '');
}

// "… consent, in force now, for the entry's category. The support team needs no consent for what the contract covers; the
// supported person needs none."
function mayKnow(world: World, party: Party, category: string, now: Date): boolean {
  if (party.kind === 'support_team' || party.kind === 'supported_person') return true;
  const consents = lookUp(world).consents.get(party.id) ?? [];
  return consents.some((consent) => consent.category === category && !consent.withdrawn && counts(consent, now));
}

const counts = ({ from, to }: Span, now: Date): boolean => from <= now && (to === null || now < to);

// Only to be fast: the same rows, found by their key. Worlds are not changed but replaced, or this would not notice.
const lookUps = new WeakMap<World, ReturnType<typeof index>>();

function lookUp(world: World) {
  const known = lookUps.get(world) ?? index(world);
  lookUps.set(world, known);
  return known;
}

function index(world: World) {
  return {
    parties: new Map(world.parties.map((party) => [party.id, party])),
    members: grouped(world.members, (member) => member.person),
    managers: grouped(
      world.staff.filter((staff) => staff.role === 'manager' || staff.role === 'service_manager'),
      (staff) => staff.person,
    ),
    consents: grouped(world.consents, (consent) => consent.party),
    agencies: new Map(world.cases.map((one) => [one.id, one.agency])),
  };
}

function grouped<T>(rows: T[], keyOf: (row: T) => string): Map<string, T[]> {
  const groups = new Map<string, T[]>();
  for (const row of rows) groups.set(keyOf(row), [...(groups.get(keyOf(row)) ?? []), row]);
  return groups;
}
