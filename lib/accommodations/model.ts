import { z } from 'zod';
import { optionalId, versionField, worries } from '@/lib/concerns/model';
import { addDays, today } from '@/lib/dates';
import type { PartyKind } from '@/lib/entries/model';
import { choiceField, dayField, textField } from '@/lib/forms/fields';
import { advisedField } from '@/lib/wording/model';
import { difficulties, measures, type ShownExample } from './examples';

/** Where a dialogue about an accommodation (合理的配慮) stands. Stored for ever. */
export const states = [
  'draft',
  'checking',
  'asked',
  'talking',
  'offered',
  'refused',
  'agreed',
  'trial',
  'in_place',
  'review',
  'reviewed',
  'ended',
  'withdrawn',
] as const;
export type State = (typeof states)[number];
export const isState = (text: unknown): text is State => states.includes(text as State);

/** What brings it on, in the order in which it is offered. */
export const acts = [
  'accept',
  'ask',
  'revise',
  'none',
  'yes',
  'partly',
  'not_now',
  'try',
  'place',
  'felt',
  'seen',
  'keep',
  'talk',
  'recheck',
  'know',
  'end',
  'withdraw',
] as const;
export type Act = (typeof acts)[number];

/** The sides of the dialogue. */
export const dialogueSides = ['supported_person', 'employer', 'support_team'] as const;
export type DialogueSide = (typeof dialogueSides)[number];

const person = 'supported_person';
const company = 'employer';
const team = 'support_team';
type Move = { from: readonly State[]; by: readonly DialogueSide[]; to: State | 'same' };
const living: State[] = ['agreed', 'trial', 'in_place', 'review', 'reviewed'];

/** Who may take which step, and where it leads. The database decides by the same table (app.accommodation_next). */
const moves: Readonly<Record<Act, readonly Move[]>> = {
  revise: [{ from: ['draft'], by: [person, team], to: 'draft' }],
  ask: [{ from: ['draft', 'checking', 'talking', 'refused'], by: [person], to: 'asked' }],
  none: [{ from: ['checking'], by: [person], to: 'ended' }],
  yes: [{ from: ['asked', 'talking'], by: [company], to: 'agreed' }],
  partly: [{ from: ['asked', 'talking', 'refused'], by: [company], to: 'offered' }],
  not_now: [{ from: ['asked', 'talking'], by: [company], to: 'refused' }],
  accept: [{ from: ['offered', 'refused'], by: [person], to: 'agreed' }],
  try: [{ from: ['agreed'], by: [company, team], to: 'trial' }],
  place: [{ from: ['agreed'], by: [company, team], to: 'in_place' }],
  felt: [{ from: ['trial', 'in_place'], by: [person], to: 'review' }],
  seen: [{ from: ['review'], by: [company], to: 'reviewed' }],
  keep: [{ from: ['review', 'reviewed'], by: [person, team], to: 'in_place' }],
  talk: [{ from: ['asked', 'offered', 'refused', ...living], by: dialogueSides, to: 'talking' }],
  recheck: [{ from: ['trial', 'in_place'], by: dialogueSides, to: 'same' }],
  know: [{ from: ['asked', 'talking', 'offered', 'refused', ...living], by: dialogueSides, to: 'same' }],
  end: [{ from: living, by: [person], to: 'ended' }],
  withdraw: [
    { from: ['draft', 'asked', 'talking', 'offered', 'refused'], by: [person], to: 'withdrawn' },
    { from: ['draft'], by: [team], to: 'withdrawn' },
  ],
};

/** The state to which a side brings a dialogue by an act; null where it may not. */
export function nextState(from: State, act: Act, side: DialogueSide): State | null {
  const move = moves[act].find((one) => one.from.includes(from) && one.by.includes(side));
  return move ? (move.to === 'same' ? from : move.to) : null;
}

/**
 * What a side can do now. "Yes" needs a wish that it can mean. Who may know is the supported person's to say; others, where somebody
 * is `named`, that fewer may.
 */
export const actsFor = (state: State, side: DialogueSide | null, wish: boolean, named = false): Act[] =>
  side === null
    ? []
    : acts.filter(
        (act) =>
          nextState(state, act, side) !== null && (act !== 'yes' || wish) && (act !== 'know' || named || side === person),
      );

export const isOver = (state: State): boolean => state === 'ended' || state === 'withdrawn';

/** Whose turn it is. While something is tried or in place it is the supported person's once the day to look back has come. */
export function waitsFor({ state, reviewOn }: { state: State; reviewOn: string | null }, now = today()): DialogueSide | null {
  switch (state) {
    case 'draft':
    case 'checking':
    case 'offered':
    case 'refused':
    case 'reviewed':
      return person;
    case 'asked':
    case 'agreed':
    case 'review':
      return company;
    case 'talking':
      return team;
    case 'trial':
    case 'in_place':
      return reviewOn !== null && reviewOn <= now ? person : null;
    case 'ended':
    case 'withdrawn':
      return null;
  }
}

/** Whom a dialogue can wait for, for a worker: their own turn first. */
export const waitings = [team, company, person, 'nobody'] as const;
export type Waiting = (typeof waitings)[number];

/** Whether somebody is past their day. */
export const isLate = (one: { state: State; reviewOn: string | null; dueOn: string | null }, now = today()): boolean =>
  waitsFor(one, now) !== null && one.dueOn !== null && one.dueOn < now;

/** As which side somebody takes part: the supported person, the support team, or the company that is asked. */
export function sideOf(
  { parties, mine }: { parties: { id: string; kind: PartyKind }[]; mine: string[] },
  companyId: string | null,
): DialogueSide | null {
  const own = parties.filter((party) => mine.includes(party.id));
  if (own.some((party) => party.kind === person)) return person;
  if (own.some((party) => party.kind === team)) return team;
  return own.some((party) => party.kind === company && party.id === companyId) ? company : null;
}

/** The same where no dialogue has been begun: any company of the case. */
export const sideInCase = (head: { parties: { id: string; kind: PartyKind }[]; mine: string[] }): DialogueSide | null =>
  sideOf(head, head.parties.find((party) => party.kind === company && head.mine.includes(party.id))?.id ?? null);

// What is asked ---------------------------------------------------------------------------------------------------------

/** What the law lets weigh as too heavy a burden (過重な負担), and no more. */
export const burdens = ['business', 'difficulty', 'cost', 'size', 'finances', 'support'] as const;
export type Burden = (typeof burdens)[number];
export const effects = ['works', 'partly', 'not'] as const;
export type Effect = (typeof effects)[number];
/** Why something in place is looked at again before its day. */
export const occasions = ['job', 'boss', 'place', 'condition', 'other'] as const;
/** The same, and what the portal itself notices. */
export type Occasion = (typeof occasions)[number] | 'plan';

/** The parts of what is asked. What gets in the way is enough. */
export type Parts = { obstacle: string; scene: string; own: string; wish: string };
export const partNames = ['obstacle', 'scene', 'own', 'wish'] as const;
export type PartName = (typeof partNames)[number];

/** How far whoever is named may know. */
export const reaches = ['way', 'reason'] as const;
/** Who at the workplace may know, beside those who read it: who is named, how far, and what else there is to say of it. */
export type Knowing = { people: string[]; far: '' | (typeof reaches)[number]; more: string };
export const nobodyKnows: Knowing = { people: [], far: '', more: '' };
export const isNamed = ({ people, more }: Knowing): boolean => people.length > 0 || more !== '';
/** Whether there is somebody to leave out, or something to keep back. */
export const narrows = ({ people, far }: Knowing): boolean => people.length > 0 || far === 'reason';

/** What an asking is about, and the measure it comes to: counted at the agency (app.tally), and read by nobody. */
const worry = z.union([z.literal(''), z.enum(worries)]).default('');
const measure = z.union([z.literal(''), z.enum(measures)]).default('');
export type About = { worry?: z.output<typeof worry>; measure?: z.output<typeof measure> };

/** The last day of the last finished quarter: what an agency's counts go up to (app.accommodation_counts). */
export function countedUntil(now = today()): string {
  const month = Number(now.slice(5, 7));
  return addDays(`${now.slice(0, 5)}${String(month - ((month - 1) % 3)).padStart(2, '0')}-01`, -1);
}

const part = textField({ max: 2000 });
const obstacle = textField({ max: 2000, empty: 'accommodations.errors.obstacle' });
const partFields = { obstacle, scene: part, own: part, wish: part };

/** The words of an asking as an entry keeps them: found by search, read on paper, whoever reads them. */
export function wordsOfParts(parts: Parts, knowing: Knowing = nobodyKnows): string {
  const all = { ...parts, knows: wordsOfKnowing(knowing) };
  return ([...partNames, 'knows'] as const)
    .filter((name) => all[name].trim() !== '')
    .map((name) => (name === 'obstacle' ? all[name].trim() : `${headings[name]}\n${all[name].trim()}`))
    .join('\n\n');
}

/** The record is kept in Japanese, whatever the writer's screens are in. */
const headings: Record<Exclude<PartName, 'obstacle'> | 'knows', string> = {
  scene: 'いつ・どこで',
  own: '自分でしていること',
  wish: 'こうしてほしいこと',
  knows: '職場で知ってよい人',
};
const reachWords = { way: '（やり方だけ）', reason: '（困っていることと、やり方）' };

/** Who may know, in the words of the record; nothing where nobody is named. */
export const wordsOfKnowing = ({ people, far, more }: Knowing): string =>
  [people.join('、'), far && reachWords[far], more].filter(Boolean).join('\n');

// The forms -------------------------------------------------------------------------------------------------------------

/** The steps of asking, one question each. */
export const askSteps = ['obstacle', 'scene', 'own', 'wish', 'knows', 'check'] as const;
export type AskStep = (typeof askSteps)[number];
export const isAskStep = (text: unknown): text is AskStep => askSteps.includes(text as AskStep);
export const askStepAfter = (step: AskStep): AskStep => askSteps[askSteps.indexOf(step) + 1] ?? 'check';
export const askStepBefore = (step: AskStep): AskStep | null => askSteps[askSteps.indexOf(step) - 1] ?? null;

const people = z
  .array(z.string().max(120))
  .max(17)
  .transform((all) => [...new Set(all)].filter((name) => name !== ''));
const far = z.enum(['', ...reaches]).default('');
/** The fields by which a form says who may know; where there are none of them, it stays as it is. */
const knowing = { people: people.optional(), far, knows: part };

/** Who may know, as a form says it. Who is named and nothing said of it may know what is done, and no more. */
export function knowingOf({ people = [], far, knows }: { people?: string[]; far: Knowing['far']; knows: string }): Knowing {
  const said = { people, far, more: knows.trim() };
  return { ...said, far: isNamed(said) ? far || 'way' : '' };
}

const next = z.enum(['', 'check']).default('');
/** Looking through the examples of a step, or taking one over. */
const examplesHere = {
  worry,
  difficulty: z.union([z.literal(''), z.enum(difficulties)]).default(''),
  find: textField({ max: 100 }),
  look: z.enum(['', 'yes']).default(''),
  take: z.string().max(40).default(''),
};
export const askStepForms = {
  obstacle: z
    .strictObject({ step: z.literal('obstacle'), next, obstacle: part, ...examplesHere })
    .refine(({ obstacle, look, take }) => obstacle.trim() !== '' || look || take, {
      path: ['obstacle'],
      message: 'accommodations.errors.obstacle',
    }),
  scene: z.strictObject({ step: z.literal('scene'), next, scene: part }),
  own: z.strictObject({ step: z.literal('own'), next, own: part }),
  wish: z.strictObject({ step: z.literal('wish'), next, wish: part, measure, ...examplesHere }),
  knows: z.strictObject({ step: z.literal('knows'), next, ...knowing }),
} as const;
export const askStepForm = z.discriminatedUnion('step', [
  askStepForms.obstacle,
  askStepForms.scene,
  askStepForms.own,
  askStepForms.wish,
  askStepForms.knows,
]);

/** What the steps have gathered; what cannot be read is not there yet. */
export const gatheredParts = z.object({
  obstacle: part.catch(''),
  scene: part.catch(''),
  own: part.catch(''),
  wish: part.catch(''),
});
export const gatheredKnowing = z
  .object({ people: people.catch([]), far: far.catch(''), knows: part.catch('') })
  .transform(knowingOf);
/** The same of what is counted. */
export const gatheredAbout = z.object({ worry: worry.catch(''), measure: measure.catch('') });

/** The same when an example is taken over: its words are added in either place, and it says what the asking is about if nothing has. */
export function takenOver(kept: unknown, taken: ShownExample): Pick<Parts, 'obstacle' | 'wish'> & { about: About } {
  const { obstacle, wish } = gatheredParts.parse(kept);
  const { worry, measure } = gatheredAbout.parse(kept);
  const added = (words: string, more: string) =>
    words.includes(more) ? words : [words.trim(), more].filter(Boolean).join('\n');
  return {
    obstacle: added(obstacle, taken.obstacle),
    wish: added(wish, taken.wish),
    about: { worry: worry || taken.worry, measure: measure || (measures.find((key) => key === taken.key) ?? '') },
  };
}
export const askDraft = (caseId: string): string => `accommodation:${caseId}`;

/** Sending: to the company, or to the support worker alone, to find the words together. `seen` is what the page showed. */
export const sendAskForm = z.strictObject({
  to: choiceField(['company', 'team']),
  company: optionalId(),
  seen: z.string().max(20_000),
});
/** The support team's draft, for the supported person to approve. */
export const draftForm = z.strictObject({
  ...partFields,
  ...knowing,
  company: optionalId(),
  worry,
  measure,
  advised: advisedField(),
});
/** What a doctor or an office has written: what it is, and where it lies. */
export const evidenceForm = z.strictObject({ words: textField({ max: 5000, empty: 'accommodations.errors.words' }) });
export const evidenceDraft = (entryId: string): string => `evidence:${entryId}`;
/** The company asks first. */
export const inquiryForm = z.strictObject({ words: textField({ max: 2000, empty: 'accommodations.errors.words' }) });

const words = textField({ max: 5000 });
const someWords = textField({ max: 5000, empty: 'accommodations.errors.words' });
const any = { version: versionField(), ...knowing, advised: advisedField() };
const base = { ...any, words };
const from = dayField().refine((day) => day !== '', 'accommodations.errors.starts');
const onOrAfter = dayField()
  .refine((day) => day !== '', 'accommodations.errors.review')
  .refine((day) => day === '' || (day >= today() && day <= addDays(today(), 366)), 'accommodations.errors.review_range');
const begun = { starts: from, review: onOrAfter };
const inOrder = (input: { starts: string; review: string }) => input.starts <= input.review;
const endBeforeStart = { path: ['review'], message: 'accommodations.errors.end_before_start' };

/** What each act holds. A refusal names the burdens, the reason in plain words, and what can be done instead. */
export const stepForms = {
  revise: z.strictObject({ act: z.literal('revise'), ...any, ...partFields }),
  ask: z.strictObject({ act: z.literal('ask'), ...any, ...partFields, obstacle: part, worry, measure }),
  none: z.strictObject({ act: z.literal('none'), ...base }),
  yes: z.strictObject({ act: z.literal('yes'), ...base }),
  partly: z.strictObject({ act: z.literal('partly'), ...any, words: someWords }),
  not_now: z.strictObject({
    act: z.literal('not_now'),
    ...any,
    burdens: z
      .array(z.string())
      .max(7)
      .default([])
      .transform((all) => all.filter((one) => one !== ''))
      .pipe(z.array(choiceField(burdens)).min(1, 'accommodations.errors.burdens').max(6)),
    words: textField({ max: 5000, empty: 'accommodations.errors.reason' }),
    instead: textField({ max: 5000, empty: 'accommodations.errors.instead' }),
  }),
  accept: z.strictObject({ act: z.literal('accept'), ...base }),
  try: z.strictObject({ act: z.literal('try'), ...any, words: someWords, ...begun, measure }).refine(inOrder, endBeforeStart),
  place: z.strictObject({ act: z.literal('place'), ...base, ...begun, measure }).refine(inOrder, endBeforeStart),
  felt: z.strictObject({ act: z.literal('felt'), ...base, effect: choiceField(effects, 'accommodations.errors.effect') }),
  seen: z.strictObject({ act: z.literal('seen'), ...base, effect: choiceField(effects, 'accommodations.errors.effect') }),
  keep: z.strictObject({ act: z.literal('keep'), ...base, review: onOrAfter }),
  talk: z.strictObject({ act: z.literal('talk'), ...base }),
  recheck: z.strictObject({
    act: z.literal('recheck'),
    ...base,
    occasion: choiceField(occasions, 'accommodations.errors.occasion'),
  }),
  know: z.strictObject({ act: z.literal('know'), ...base }),
  end: z.strictObject({ act: z.literal('end'), ...base }),
  withdraw: z.strictObject({ act: z.literal('withdraw'), ...base }),
} as const;
export const stepForm = z.discriminatedUnion('act', [
  stepForms.revise,
  stepForms.ask,
  stepForms.none,
  stepForms.yes,
  stepForms.partly,
  stepForms.not_now,
  stepForms.accept,
  stepForms.try,
  stepForms.place,
  stepForms.felt,
  stepForms.seen,
  stepForms.keep,
  stepForms.talk,
  stepForms.recheck,
  stepForms.know,
  stepForms.end,
  stepForms.withdraw,
]);
export type StepInput = z.output<typeof stepForm>;
/** What of a step somebody at the company may come to read, as its form holds it. */
export const stepTexts = (values: Record<string, unknown>): string[] =>
  [...partNames, 'words', 'instead', 'people', 'knows']
    .flatMap((name) => values[name] ?? [])
    .filter((text) => typeof text === 'string');
export const companyOf = ({ companyId }: { companyId: string | null }): string[] => (companyId ? [companyId] : []);
export const isAct = (text: unknown): text is Act => acts.includes(text as Act);
export const stepDraft = (entryId: string, act: string): string => `step:${act}:${entryId}`;

/** What a step carries beside its words (`app.entry.detail`). */
export type StepDetail = {
  act: Act;
  from: State;
  to: State;
  burdens?: Burden[];
  instead?: string;
  starts_on?: string;
  review_on?: string;
  effect?: Effect;
  occasion?: (typeof occasions)[number];
  /** Who may know, from this step on. */
  knowing?: Knowing;
} & Partial<Parts>;
