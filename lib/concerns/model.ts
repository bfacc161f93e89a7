import { createHash } from 'node:crypto';
import { z } from 'zod';
import { today } from '@/lib/dates';
import {
  type Category,
  type ConcernStatus,
  categories,
  concernStatuses,
  mayBeTold,
  type Party,
  type PartyKind,
} from '@/lib/entries/model';
import { choiceField, dayField, idField, idsField, textField } from '@/lib/forms/fields';
import { advisedField } from '@/lib/wording/model';

/** What somebody may be troubled by, in the order in which it is offered. Stored for ever. */
export const worries = [
  'place',
  'mistakes',
  'communication',
  'stress',
  'commute',
  'leaving',
  'money',
  'life',
  'cannot_say',
  'harassment',
  'unsure',
] as const;
export type Worry = (typeof worries)[number];

/**
 * What a worry is about, and so which consent a side needs to read it. Where a worry can be about two things, the one that fewer
 * sides may read: bad nights are health, a disordered home is life and money. What nobody could name yet is only "basic"; the worker
 * can say more when it is known. Fear is safety, which no employer is ever given.
 */
export const categoryOf: Readonly<Record<Worry, Category>> = {
  place: 'work',
  mistakes: 'work',
  communication: 'work',
  commute: 'work',
  leaving: 'work',
  stress: 'health',
  money: 'life_money',
  life: 'life_money',
  cannot_say: 'basic',
  unsure: 'basic',
  harassment: 'safety',
};

export const feelings = ['uneasy', 'hard', 'sad', 'afraid', 'angry', 'unsure'] as const;
export const sinces = ['today', 'week', 'month', 'longer', 'unsure'] as const;

/** How far a first word goes: to the support team alone, or to others as well. */
export const reaches = ['team', 'also'] as const;

/** The longest text of an entry, in characters. */
export const longest = 20_000;

// Who may be offered ----------------------------------------------------------------------------------------------------

/** The narrowest circle: the author's own side and the support team. Narrower still for safety: not the employer's side. */
export function circleOf(parties: Party[], mine: string[], category: Category): Party[] {
  return parties.filter(
    (party) => party.open && (mine.includes(party.id) || party.kind === 'support_team') && mayBeTold(party.kind, category),
  );
}

/** Whom an author may tell beyond the narrowest circle: those they know of, the nearest first and the employer last. */
export function offeredTo(parties: Party[], mine: string[], category: Category): Party[] {
  return parties
    .filter(
      (party) => party.open && party.kind !== 'support_team' && !mine.includes(party.id) && mayBeTold(party.kind, category),
    )
    .sort((a, b) => nearness[a.kind] - nearness[b.kind]);
}

const nearness: Record<PartyKind, number> = { supported_person: 0, support_team: 1, family: 2, partner: 3, employer: 4 };

// What the forms hold ---------------------------------------------------------------------------------------------------

const worry = choiceField(worries, 'concerns.errors.worry');
const words = textField({ max: longest });
const reach = choiceField(reaches, 'concerns.errors.reach');
const optionalChoice = <const T extends readonly [string, ...string[]]>(choices: T) => z.enum(['', ...choices]).default('');
/** Where a step leads: on to the next one, or back to the check. */
const next = z.enum(['', 'check']).default('');

/** The steps of the guided form, one question each. */
export const steps = ['worry', 'feeling', 'since', 'words', 'readers', 'check'] as const;
export type Step = (typeof steps)[number];
export const isStep = (text: unknown): text is Step => steps.includes(text as Step);
/** The step after this one. The check is the last. */
export const stepAfter = (step: Step): Step => steps[steps.indexOf(step) + 1] ?? 'check';
export const stepBefore = (step: Step): Step | null => steps[steps.indexOf(step) - 1] ?? null;

const readersFields = { reach, parties: idsField(), about: idsField() };
const chosenReaders = (input: { reach: string; parties: string[] }) => input.reach === 'team' || input.parties.length > 0;
const chooseReaders = { path: ['parties'], message: 'concerns.errors.parties' };

export const stepForms = {
  worry: z.strictObject({ step: z.literal('worry'), next, worry }),
  feeling: z.strictObject({ step: z.literal('feeling'), next, feeling: optionalChoice(feelings) }),
  since: z.strictObject({ step: z.literal('since'), next, since: optionalChoice(sinces) }),
  words: z.strictObject({ step: z.literal('words'), next, words }),
  readers: z.strictObject({ step: z.literal('readers'), next, ...readersFields }).refine(chosenReaders, chooseReaders),
} as const;

/** A step as it is sent; which one stands in it. */
export const stepForm = z.discriminatedUnion('step', [
  stepForms.worry,
  stepForms.feeling,
  stepForms.since,
  stepForms.words,
  stepForms.readers,
]);

/** What has been gathered so far. Anything that was not answered, or cannot be read any more, is simply not there yet. */
export const gathered = z.object({
  worry: worry.optional().catch(undefined),
  feeling: optionalChoice(feelings).catch(''),
  since: optionalChoice(sinces).catch(''),
  words: words.catch(''),
  reach: reach.default('team').catch('team'),
  parties: idsField().catch([]),
  about: idsField().catch([]),
});
export type Gathered = z.output<typeof gathered>;

/** Whether the words in a draft can be sent as they are. */
export const wordsFit = (kept: { words?: unknown }): boolean => words.safeParse(kept.words ?? '').success;

/** Whether there is anything in a draft that its writer would miss. */
export const isBegun = (draft: Gathered): boolean => draft.worry !== undefined || draft.words.trim() !== '';

/** The last step: what was shown is what is sent, or nothing is. */
export const checkForm = z.strictObject({ mark: z.string().regex(/^[0-9a-f]{64}$/) });

/** The one page of the employer, the family and partners. */
export const pageForm = z.strictObject({ worry, words, ...readersFields }).refine(chosenReaders, chooseReaders);

/** The support team's dense form. `category` empty: as the worry has it. */
export const teamForm = z
  .strictObject({
    worry,
    category: optionalChoice(categories),
    on_behalf_of: optionalId(),
    title: textField({ max: 200 }),
    words,
    day: pastDay(),
    time: timeField(),
    audience: idsField(),
    owner: optionalId(),
    due: dayField(),
    advised: advisedField(),
  })
  .refine((input) => input.title.trim() !== '' || input.words.trim() !== '', {
    path: ['words'],
    message: 'concerns.errors.words',
  });

export const statusForm = z.strictObject({
  version: versionField(),
  status: choiceField(concernStatuses, 'concerns.errors.status'),
  owner: optionalId(),
  due: dayField(),
  note: textField({ max: longest }),
});

export function optionalId() {
  return z
    .union([z.literal(''), idField()])
    .default('')
    .transform((id) => id || null);
}

/** A version that a form was opened with. */
export function versionField() {
  return z
    .string()
    .regex(/^[1-9]\d{0,8}$/, 'errors.field.wrong')
    .transform(Number);
}

/** A day up to today, in Japan; '' is none. */
export function pastDay() {
  return dayField().refine((day) => day <= today(), 'concerns.errors.future');
}

/** A time of day `HH:MM`, full-width digits welcome; '' is none. */
export function timeField() {
  return z
    .string()
    .default('')
    .transform((text) =>
      text
        .normalize('NFKC')
        .trim()
        .replace(/^(\d):/, '0$1:'),
    )
    .refine((text) => text === '' || /^([01]\d|2[0-3]):[0-5]\d$/.test(text), 'concerns.errors.time');
}

// What is sent ----------------------------------------------------------------------------------------------------------

/** Whom a concern goes to: the narrowest circle, and of the chosen ones those who may be offered. */
export function audienceOf(
  chosen: Pick<Gathered, 'reach' | 'parties'>,
  parties: Party[],
  mine: string[],
  category: Category,
): string[] {
  const also =
    chosen.reach === 'team' ? [] : offeredTo(parties, mine, category).filter((party) => chosen.parties.includes(party.id));
  return [...circleOf(parties, mine, category), ...also].map((party) => party.id);
}

/** A mark of what a check page shows. Another answer, other readers: another mark. */
export function markOf(draft: Gathered, audience: string[]): string {
  const { worry, feeling, since, words, about } = draft;
  return createHash('sha256')
    .update(JSON.stringify([worry, feeling, since, words, [...audience].sort(), [...about].sort()]))
    .digest('hex');
}

// How it moves on -------------------------------------------------------------------------------------------------------

export type Mover = { team: boolean; author: boolean; person: boolean };
type Side = { parties: Party[]; mine: string[] };

/** What somebody is to an entry: of the support team, its author, the supported person. */
export function moverOf({ parties, mine }: Side, { own }: { own: boolean }): Mover {
  const is = (kind: PartyKind) => parties.some((party) => party.kind === kind && mine.includes(party.id));
  return { team: is('support_team'), author: own, person: is('supported_person') };
}

/** Whether somebody decides who else reads an entry: the supported person, and its author, unless the words are the supported person's. */
export function mayDecide(side: Side, entry: { own: boolean; onBehalfOf: string | null }): boolean {
  const theirs = side.parties.some((party) => party.id === entry.onBehalfOf && party.kind === 'supported_person');
  return moverOf(side, entry).person || (entry.own && !theirs);
}

/** The states to which somebody may move a concern (app.move_concern says the same): the team anywhere; the author withdraws; the author and the supported person settle and reopen. */
export function movesFor(mover: Mover, from: ConcernStatus): ConcernStatus[] {
  if (mover.team) return [...concernStatuses];
  if (!mover.author && !mover.person) return [];
  if (from === 'settled' || from === 'withdrawn') return ['new'];
  return mover.author ? ['settled', 'withdrawn'] : ['settled'];
}

/** How long a thing that was sent can be taken back, in minutes. */
export const undoMinutes = 10;
export const undoUntil = (sentAt: Date): Date => new Date(sentAt.getTime() + undoMinutes * 60_000);

/** Where what is gathered for a case is kept until it is sent. */
export const draftKey = (caseId: string): string => `concern:${caseId}`;

/** Where a move that could not be made yet is kept. */
export const statusDraft = (entryId: string): string => `status:${entryId}`;
