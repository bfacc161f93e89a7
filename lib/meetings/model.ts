import { z } from 'zod';
import { valueOn } from '@/lib/clock/rules';
import { longest, optionalId, timeField, versionField } from '@/lib/concerns/model';
import { addMonths, type Day, momentAt, today } from '@/lib/dates';
import { categories, type Party } from '@/lib/entries/model';
import type { Entry, Thread } from '@/lib/entries/queries';
import { choiceField, dayField, idField, idsField, textField } from '@/lib/forms/fields';
import { advisedField } from '@/lib/wording/model';

export const meetingForms = ['talk', 'conference'] as const;
export type MeetingForm = (typeof meetingForms)[number];
export const meetingStates = ['proposed', 'fixed', 'held', 'cancelled'] as const;
export type MeetingState = (typeof meetingStates)[number];
export const meetingMedia = ['face_to_face', 'visit', 'video', 'phone'] as const;
export type MeetingMedium = (typeof meetingMedia)[number];
/** What happened to a meeting, stored for ever. */
export const turns = ['fixed', 'changed', 'asked_anew', 'cancelled', 'held', 'invited'] as const;
export type Turn = (typeof turns)[number];
/** What a meeting may be about: never what somebody is afraid of, which has a room of its own. */
export const meetingCategories = categories.filter((category) => category !== 'safety') as [
  Exclude<(typeof categories)[number], 'safety'>,
];

export type Slot = { id: string; startsAt: string; endsAt: string };
export type Attendance = {
  id: string;
  personId: string | null;
  partyId: string | null;
  name: string;
  reading: string;
  came: boolean;
  reason: string;
};
export type Minutes = { entryId: string; partyId: string | null; sharedAt: string | null };
export type Action = {
  entryId: string;
  ownerId: string;
  ownerName: string;
  ownerReading: string;
  dueOn: Day | null;
  doneAt: string | null;
};
export type Conference = {
  opinions: string;
  planChanges: string;
  led: boolean;
  toldAt: string | null;
  toldBy: string | null;
  toldHow: string;
};

/** A meeting with everything of it that its reader may see. */
export type Meeting = {
  id: string;
  form: MeetingForm;
  state: MeetingState;
  medium: MeetingMedium;
  place: string;
  onlineUrl: string;
  startsAt: Date | null;
  endsAt: Date | null;
  withoutPerson: string;
  version: number;
  slots: Slot[];
  attendance: Attendance[];
  minutes: Minutes[];
  actions: Action[];
  conference: Conference | null;
};

// What its forms hold ----------------------------------------------------------------------------------------------------

const words = textField({ max: longest });
const someWords = (empty: string) => textField({ max: longest, empty });
const line = textField({ max: 200 });
const placeFields = {
  medium: choiceField(meetingMedia, 'meetings.errors.medium'),
  place: line,
  url: line.refine((url) => url.trim() === '' || isOnlineUrl(url.trim()), 'meetings.errors.url').transform((url) => url.trim()),
};

/** How many rows a form has for days and times. */
export const slotRows = [1, 2, 3, 4] as const;
/** How long a meeting lasts, in minutes. */
export const lengths = ['30', '60', '90', '120'] as const;
const slotFields = {
  minutes: choiceField(lengths),
  day1: dayField(),
  from1: timeField(),
  day2: dayField(),
  from2: timeField(),
  day3: dayField(),
  from3: timeField(),
  day4: dayField(),
  from4: timeField(),
};
type SlotFields = Record<`day${1 | 2 | 3 | 4}` | `from${1 | 2 | 3 | 4}`, string> & { minutes: string };

/** The moments of the rows that were filled in. */
export function slotsFrom(input: SlotFields): { starts: Date; ends: Date }[] {
  return slotRows.flatMap((n) => {
    const [day, from] = [input[`day${n}`], input[`from${n}`]];
    if (day === '' || from === '') return [];
    const starts = momentAt(day, from);
    return [{ starts, ends: new Date(starts.getTime() + Number(input.minutes) * 60_000) }];
  });
}

function checkSlots(input: SlotFields, context: z.RefinementCtx): void {
  const wrong = (field: string, message: string) => context.addIssue({ code: 'custom', path: [field], message });
  for (const n of slotRows) {
    const [day, from] = [input[`day${n}`], input[`from${n}`]];
    if (day !== '' && from === '') wrong(`from${n}`, 'meetings.errors.from');
    if (day === '' && from !== '') wrong(`day${n}`, 'meetings.errors.day');
    if (day !== '' && from !== '' && momentAt(day, from) <= new Date()) wrong(`day${n}`, 'meetings.errors.past');
  }
  if (slotsFrom(input).length === 0) wrong('day1', 'meetings.errors.day');
}

/** An address that a browser opens safely: https, a host, and nobody's name and password before it. */
export function isOnlineUrl(text: string): boolean {
  if (!/^https:\/\/[^\s/@]+(\/\S*)?$/.test(text)) return false;
  try {
    return new URL(text).protocol === 'https:';
  } catch {
    return false;
  }
}

export const proposeForm = z
  .strictObject({
    form: choiceField(meetingForms),
    title: textField({ max: 200, empty: 'meetings.errors.title' }),
    purpose: textField({ max: 2000 }),
    category: choiceField(meetingCategories, 'entries.errors.category'),
    audience: idsField(),
    without: textField({ max: 1000 }),
    ...placeFields,
    ...slotFields,
  })
  .superRefine(checkSlots);
export type Proposing = z.output<typeof proposeForm>;

const moved = { version: versionField(), words };

/** Everything that can be done with a meeting, by `act`. */
export const actForm = z.discriminatedUnion('act', [
  z.strictObject({
    act: z.literal('answer'),
    can: idsField(),
    none: z.literal('1').optional(),
    line: textField({ max: 2000 }),
  }),
  z.strictObject({ act: z.literal('ask'), members: idsField('meetings.errors.members') }),
  z.strictObject({ act: z.literal('fix'), ...moved, slot: idField('meetings.errors.slot') }),
  z.strictObject({ act: z.literal('change'), ...moved, ...placeFields, ...slotFields }).superRefine(checkSlots),
  z.strictObject({ act: z.literal('cancel'), version: versionField(), words: someWords('meetings.errors.why') }),
  z.strictObject({ act: z.literal('invite'), version: versionField(), audience: idsField('meetings.errors.invite') }),
  z
    .strictObject({
      act: z.literal('hold'),
      version: versionField(),
      day: dayField(),
      from: timeField(),
      until: timeField(),
      medium: placeFields.medium,
      people: idsField(),
      came: idsField(),
      reason: textField({ max: 1000 }),
      others: textField({ max: 500 }),
      opinions: words,
      plan: words,
    })
    .superRefine((input, context) => {
      const wrong = (field: string, message: string) => context.addIssue({ code: 'custom', path: [field], message });
      if (input.day === '') wrong('day', 'meetings.errors.day');
      if (input.from === '') wrong('from', 'meetings.errors.from');
      if (input.until === '') wrong('until', 'meetings.errors.until');
      if (input.until !== '' && input.until <= input.from) wrong('until', 'meetings.errors.order');
      if (input.day > today()) wrong('day', 'concerns.errors.future');
    }),
  z.strictObject({ act: z.literal('told'), words: textField({ max: 1000, empty: 'meetings.errors.how' }) }),
  z.strictObject({ act: z.literal('wish'), words: someWords('meetings.errors.words'), privately: z.literal('1').optional() }),
  z.strictObject({ act: z.literal('raise'), wish: idField() }),
  z.strictObject({
    act: z.literal('notes'),
    side: optionalId(),
    version: z
      .string()
      .regex(/^\d{1,9}$/)
      .transform(Number),
    words: someWords('meetings.errors.words'),
    advised: advisedField(),
  }),
  z.strictObject({ act: z.literal('share'), minutes: idField(), version: versionField(), advised: advisedField() }),
  z.strictObject({ act: z.literal('confirm'), minutes: idField(), version: versionField() }),
  z.strictObject({
    act: z.literal('differ'),
    minutes: idField(),
    version: versionField(),
    words: someWords('meetings.errors.words'),
  }),
  z.strictObject({ act: z.literal('decide'), side: optionalId(), words: someWords('meetings.errors.words') }),
  z.strictObject({
    act: z.literal('todo'),
    side: optionalId(),
    words: someWords('meetings.errors.words'),
    owner: idField('meetings.errors.owner'),
    due: dayField(),
  }),
  z.strictObject({ act: z.literal('done'), action: idField() }),
  z.strictObject({ act: z.literal('reopen'), action: idField() }),
]);
export type MeetingAct = z.output<typeof actForm>;
export const acts = actForm.options.map((option) => option.shape.act.value);
export const isAct = (text: unknown): text is MeetingAct['act'] => acts.includes(text as MeetingAct['act']);

export const proposeDraft = (caseId: string): string => `meeting:${caseId}`;
/** What is typed is kept apart for each thing that is typed: `what` is a side for the minutes, a text for what is not right in it. */
export const actDraft = (entryId: string, act: string, what = ''): string => `meeting:${entryId}:${act}${what && `:${what}`}`;

// What follows from its thread -------------------------------------------------------------------------------------------

const of = <K extends Entry['kind']>(thread: Entry[], kind: K) =>
  thread.filter((entry): entry is Entry<K> => entry.kind === kind && !entry.undoneAt);

/** Who can make which slot: everybody's newest answer to the slots that are asked about now. */
export function answersTo(slots: Slot[], thread: Entry[]): Entry<'slots'>[] {
  const newest = new Map<string, Entry<'slots'>>();
  for (const answer of of(thread, 'slots')) newest.set(answer.authorId, answer);
  return [...newest.values()].filter(({ detail }) => slots.some(({ id }) => detail.of.includes(id)));
}

/** What was said about a text, the newest word of each; `stale` where the text has changed since. */
export function wordsAbout(
  minutes: Pick<Entry, 'id' | 'version'>,
  thread: Entry[],
): { said: Entry<'confirm'>; stale: boolean }[] {
  const newest = new Map<string, Entry<'confirm'>>();
  for (const said of of(thread, 'confirm')) if (said.detail.minutes === minutes.id) newest.set(said.authorId, said);
  return [...newest.values()].map((said) => ({ said, stale: said.detail.version !== minutes.version }));
}

/** A text of the minutes on its way: written for a side, or handed over. */
type Going = { act: 'notes'; side: string | null; words: string } | { act: 'share'; minutes: string };

/** What sides outside the support team read at once by an act, and who does: a text that is handed over, or was and is corrected. */
export function goesOut(
  input: Going,
  { minutes }: Pick<Meeting, 'minutes'>,
  { root, answers }: Pick<Thread, 'root' | 'answers'>,
  parties: Pick<Party, 'id' | 'kind'>[],
): { words: string; audience: string[] } | null {
  const text = minutes.find((one) => (input.act === 'share' ? one.entryId === input.minutes : one.partyId === input.side));
  if (!text || (input.act === 'notes' && !text.sharedAt)) return null;
  const kind = (of: string | null) => parties.find(({ id }) => id === of)?.kind;
  const reads = (id: string) =>
    text.partyId === null ||
    id === text.partyId ||
    kind(id) === 'support_team' ||
    (kind(id) === 'supported_person' && kind(text.partyId) !== 'support_team');
  const entry = answers.find(({ id }) => id === text.entryId);
  if (input.act === 'notes') return { words: input.words, audience: entry?.audience ?? [] };
  return { words: entry?.body ?? '', audience: root.audience.filter(reads) };
}

/** The sides that can be asked to a meeting after all: those that may know what it is about, and whom who asks may write to. */
export function stillToInvite(
  { audience, category, own, authorKind }: Pick<Entry, 'audience' | 'category' | 'own' | 'authorKind'>,
  { parties, consented }: { parties: Party[]; consented: string[] },
  team: boolean,
): Party[] {
  if (!own && !(team && authorKind === 'support_team')) return [];
  return parties.filter(
    (party) =>
      party.open &&
      !audience.includes(party.id) &&
      (['supported_person', 'support_team'].includes(party.kind) || consented.includes(`${party.id}:${category}`)),
  );
}

/** What is brought to a meeting, in the order in which it came. */
export const wishesIn = (thread: Entry[]): Entry<'wish'>[] => of(thread, 'wish');
export const decisionsIn = (thread: Entry[]): Entry<'decision'>[] => of(thread, 'decision');
export const actionsIn = (thread: Entry[]): Entry<'action'>[] => of(thread, 'action');
export const turnsIn = (thread: Entry[]): Entry<'turn'>[] => of(thread, 'turn');

/** Something of the case to talk about: `all` when everybody who is asked to come may read it. */
export type Topic = {
  id: string;
  what: 'concern' | 'accommodation' | 'goal';
  title: string;
  dueOn: Day | null;
  audience: string[];
};
export const isForAll = ({ audience }: Topic, invited: string[]): boolean => invited.every((id) => audience.includes(id));

// 地域連携会議実施加算 -----------------------------------------------------------------------------------------------------

export type Counted = { month: number; year: number; monthLimit: number; yearLimit: number };

/** The year of which a day's 地域連携会議 is counted, by the rule of another day. */
export const conferenceYear = (one: Day, day: Day = one): string =>
  addMonths(`${one.slice(0, 7)}-01`, 1 - valueOn('conference_year_begins', day)).slice(0, 4);

/** How many 地域連携会議 were held in the month and in the year of a day, beside how many count. */
export function conferencesIn(held: Day[], day: Day): Counted {
  const yearOf = (one: Day) => conferenceYear(one, day);
  return {
    month: held.filter((one) => one.slice(0, 7) === day.slice(0, 7)).length,
    year: held.filter((one) => yearOf(one) === yearOf(day)).length,
    monthLimit: valueOn('conferences_a_month', day),
    yearLimit: valueOn('conferences_a_year', day),
  };
}

export type HeldConference = { id: string; day: Day; led: boolean; lacks: string[] };

/** What still lacks of a held 地域連携会議 for it to count: message keys under `meetings.conference.lacks`. */
export function lacksOf(conference: Conference, attendance: Attendance[], teamIds: string[]): string[] {
  const came = attendance.filter((one) => one.came);
  const lacks: [string, boolean][] = [
    ['outside', !came.some((one) => one.partyId === null || !teamIds.includes(one.partyId))],
    ['opinions', conference.opinions.trim() === ''],
    ['plan', conference.planChanges.trim() === ''],
    ['told', !conference.led && conference.toldAt === null],
  ];
  return lacks.filter(([, is]) => is).map(([key]) => key);
}

/** What is done on a page of its own, and needs more than a tap. */
export const actPages = ['change', 'cancel', 'hold', 'told', 'notes', 'differ', 'decide', 'todo'] as const;
export type ActPage = (typeof actPages)[number];
export const isActPage = (text: unknown): text is ActPage => actPages.includes(text as ActPage);
