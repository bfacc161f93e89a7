import type { CardDetail } from '@/lib/accommodations/card';
import type { Parts, StepDetail } from '@/lib/accommodations/model';
import { momentAt, today } from '@/lib/dates';
import type { MeetingState, Turn } from '@/lib/meetings/model';
import type { GoalDetail, PlanStepDetail, ProgressDetail } from '@/lib/plans/model';

/** The kinds of entry: stored for ever, added and never renamed. */
export const entryKinds = [
  'concern',
  'reply',
  'status',
  'note',
  'contact',
  'meeting',
  'life_event',
  'checkin',
  'message',
  'accommodation',
  'step',
  'card',
  'evidence',
  'plan',
  'plan_part',
  'goal',
  'plan_step',
  'progress',
  'slots',
  'turn',
  'wish',
  'minutes',
  'confirm',
  'decision',
  'action',
  'report',
] as const;
export type EntryKind = (typeof entryKinds)[number];
/** Pieces of something that stands on a timeline as one. */
export const pieces: readonly EntryKind[] = ['plan_part', 'goal'];
/** Kinds that are neither corrected nor taken back by hand: a move of something, or words that several have agreed to. */
export const isFixed = (kind: EntryKind): boolean => fixedKinds.includes(kind);
export const fixedKinds: readonly EntryKind[] = [
  'status',
  'accommodation',
  'step',
  'card',
  'plan',
  'plan_part',
  'goal',
  'plan_step',
  'slots',
  'turn',
  'minutes',
  'confirm',
  'decision',
  'action',
  'report',
];
/** Kinds that stay the supported person's to read, whoever else narrows their readers (app.is_theirs says the same). */
export const isTheirs = (kind: EntryKind): boolean => kind === 'meeting' || (kind !== 'status' && isFixed(kind));

export const categories = [
  'basic',
  'work',
  'accommodation',
  'health',
  'medical',
  'life_money',
  'family',
  'plan',
  'report',
  'safety',
] as const;
export type Category = (typeof categories)[number];

export const partyKinds = ['supported_person', 'family', 'employer', 'support_team', 'partner'] as const;
export type PartyKind = (typeof partyKinds)[number];

export const lifeEvents = [
  'hired',
  'half_year',
  'contract',
  'job_change',
  'leave',
  'return',
  'hours_changed',
  'place_changed',
  'boss_changed',
  'left_job',
  'end',
  'temporary_use',
  'back_to_training',
] as const;
export type LifeEvent = (typeof lifeEvents)[number];
/** Those that move neither days nor sides, and so need no preview (lib/events): they are put on a timeline for whom they are for. */
export const notedEvents = ['half_year', 'place_changed', 'boss_changed'] as const satisfies LifeEvent[];

export const concernStatuses = ['new', 'working', 'waiting', 'settled', 'withdrawn'] as const;
export type ConcernStatus = (typeof concernStatuses)[number];

/** How a support worker met somebody: `visit` is at the workplace. */
export const media = ['face_to_face', 'visit', 'home', 'outside', 'video', 'phone', 'mail', 'chat'] as const;
export type Medium = (typeof media)[number];

/** What only some kinds carry (`app.entry.detail`), by kind. `minutes` in minutes. */
export type EntryDetail = {
  /** `side`: whose doing it is, where somebody does not feel safe (lib/safety/model.ts). */
  concern: { feeling?: string; since?: string; side?: string };
  reply: Record<string, never>;
  status: { from: ConcernStatus; to: ConcernStatus };
  note: Record<string, never>;
  /** What was talked about, what was done and what comes next stand together in the entry's words (lib/contacts/model.ts). */
  contact: {
    medium?: Medium;
    minutes?: number;
    with?: string;
    place?: string;
    talked?: string;
    done?: string;
    next?: string;
  };
  /** `state` and `startsAt` of one that was planned (lib/meetings/model.ts); without them it was written down afterwards. */
  meeting: { attended?: string[]; minutes?: number; place?: string; state?: MeetingState; startsAt?: string };
  /** `day`: of one that was told before it came. */
  life_event: { event: LifeEvent; day?: string };
  message: Record<string, never>;
  checkin: { level?: 1 | 2 | 3 | 4; items?: { label: string; value: 1 | 2 | 3 | 4 }[] };
  accommodation: Partial<Parts>;
  step: StepDetail;
  card: CardDetail;
  evidence: { dialogue: string };
  plan: { number: number };
  plan_part: Record<string, never>;
  goal: GoalDetail;
  plan_step: PlanStepDetail;
  progress: ProgressDetail;
  /** Of the slots that were asked about (`of`), those that somebody can make. */
  slots: { can: string[]; of: string[] };
  turn: { act: Turn; startsAt: string | null; endsAt: string | null };
  wish: { privately: boolean };
  /** `party`: the one side that the text is for. */
  minutes: { party?: string };
  confirm: { minutes: string; version: number; agrees: boolean };
  decision: Record<string, never>;
  action: Record<string, never>;
  report: { month: string };
};

/** A party of a case, as it is shown: its name, and whether it is open now. */
export type Party = { id: string; kind: PartyKind; label: string; reading: string; open: boolean };

/** Who reads an entry of a category, of the parties that the asker knows of. */
export type Readers = {
  /** Named in the audience and able to read it now. */
  see: Party[];
  /** Named in the audience, but without the person's consent for this category: not yet. */
  waiting: Party[];
  /** Known to the asker and not named. */
  blind: Party[];
  /** Whether somebody else is named whom the asker does not know of. */
  others: boolean;
};

/** Whether a party reads a category: a consent in force, or no need of one. `consented` holds `PARTY:CATEGORY` pairs. */
export function readsCategory(party: Party, category: Category, consented: ReadonlySet<string>): boolean {
  return party.kind === 'supported_person' || party.kind === 'support_team' || consented.has(`${party.id}:${category}`);
}

/** Sorts the parties that the asker knows into those who see, those who wait for consent, and those who do not. */
export function readersOf(audience: string[], category: Category, parties: Party[], consented: ReadonlySet<string>): Readers {
  const named = new Set(audience);
  const readers: Readers = { see: [], waiting: [], blind: [], others: false };
  for (const party of parties) {
    if (!party.open) continue;
    if (!named.has(party.id)) readers.blind.push(party);
    else if (readsCategory(party, category, consented)) readers.see.push(party);
    else readers.waiting.push(party);
  }
  const known = new Set(parties.map((party) => party.id));
  readers.others = audience.some((id) => !known.has(id));
  return readers;
}

/** Whether a side may read of a category at all: of safety the employer's side never does, of what is restricted nobody outside. */
export const mayBeTold = (kind: PartyKind, category: Category, restricted = false): boolean =>
  restricted ? kind === 'supported_person' || kind === 'support_team' : !(kind === 'employer' && category === 'safety');

/** The moment of a day and a time in Japan. Null, which is now, without a day, and for today without a time; another day's is noon. */
export function momentOf(day: string, time: string, now: Date = new Date()): Date | null {
  return day === '' || (day === today(now) && time === '') ? null : momentAt(day, time || '12:00');
}

/** The side that somebody writes as: of several, the nearest to the supported person. */
export function ownParty({ parties, mine }: { parties: Party[]; mine: string[] }): Party | undefined {
  const own = parties.filter((party) => party.open && mine.includes(party.id));
  return own.sort((a, b) => partyKinds.indexOf(a.kind) - partyKinds.indexOf(b.kind))[0];
}
