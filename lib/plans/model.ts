import { z } from 'zod';
import type { CaseHead } from '@/lib/cases/model';
import { dayOf, today } from '@/lib/dates';
import { choiceShape } from '@/lib/directory/choice';
import { type Category, readsCategory } from '@/lib/entries/model';
import { choiceField, cleanText, dayField, idField, idsField, textField } from '@/lib/forms/fields';
import type { FieldErrors } from '@/lib/forms/state';
import { advisedField } from '@/lib/wording/model';

/** Where a version of an individual support plan (個別支援計画) stands. Stored for ever. */
export const states = ['assessing', 'draft', 'met', 'explained', 'agreed', 'delivered', 'replaced', 'dropped'] as const;
export type State = (typeof states)[number];

/** What brings it on, in the order in which it is offered. */
export const acts = [
  'assess',
  'meet',
  'explain',
  'agree',
  'not_yet',
  'paper',
  'confirm',
  'deliver',
  'copy',
  'monitor',
  'evaluate',
  'guardian',
  'share',
  'rework',
  'drop',
] as const;
export type Act = (typeof acts)[number];
export const isAct = (text: unknown): text is Act => acts.includes(text as Act);

/** Who takes part: whose plan it is, the サービス管理責任者, and the rest of the support team. */
export const doers = ['person', 'service_manager', 'worker'] as const;
export type Doer = (typeof doers)[number];

const team: readonly Doer[] = ['service_manager', 'worker'];
const responsible: readonly Doer[] = ['service_manager'];
const person: readonly Doer[] = ['person'];
const writing: readonly State[] = ['assessing', 'draft', 'met', 'explained'];
const holding: readonly State[] = ['agreed', 'delivered'];

/** Who may take which step from where, and where it leads. The database decides by the same table (app.plan_next). */
const moves: Readonly<Record<Act, { from: readonly State[]; by: readonly Doer[]; to: State | 'same' }>> = {
  assess: { from: ['assessing'], by: team, to: 'draft' },
  meet: { from: ['draft'], by: responsible, to: 'met' },
  explain: { from: ['met'], by: responsible, to: 'explained' },
  agree: { from: ['explained'], by: person, to: 'agreed' },
  not_yet: { from: ['explained'], by: person, to: 'draft' },
  paper: { from: ['explained'], by: team, to: 'agreed' },
  confirm: { from: holding, by: person, to: 'same' },
  deliver: { from: ['agreed'], by: doers, to: 'delivered' },
  copy: { from: holding, by: team, to: 'same' },
  monitor: { from: holding, by: team, to: 'same' },
  evaluate: { from: holding, by: responsible, to: 'same' },
  guardian: { from: ['explained', ...holding], by: team, to: 'same' },
  share: { from: holding, by: person, to: 'same' },
  rework: { from: ['met', 'explained'], by: responsible, to: 'draft' },
  drop: { from: writing, by: responsible, to: 'dropped' },
};

/** The state to which somebody brings a version by an act; null where they may not. */
export function nextState(from: State, act: Act, doer: Doer): State | null {
  const { from: froms, by, to } = moves[act];
  return froms.includes(from) && by.includes(doer) ? (to === 'same' ? from : to) : null;
}

/** What somebody can do now. What was agreed on the screen needs no second yes. */
export const actsFor = (plan: { state: State; confirmedAt: Date | null }, doer: Doer | null): Act[] =>
  doer === null
    ? []
    : acts.filter((act) => nextState(plan.state, act, doer) !== null && (act !== 'confirm' || plan.confirmedAt === null));

/** Whether words may still change: by the team, until it was explained. */
export const isWritable = (state: State): boolean => ['assessing', 'draft', 'met'].includes(state);
export const holds = (state: State): boolean => holding.includes(state);
/** A version that is on its way to a consent. */
export const isOpen = (state: State): boolean => writing.includes(state);

/** The steps of a version as a way, for whoever looks where it is. */
export const way = ['assessing', 'draft', 'met', 'explained', 'agreed', 'delivered'] as const;

/** The sections of the form (別紙様式2), in its order. Stored for ever. */
export const sections = [
  'wishes',
  'family_wishes',
  'strengths',
  'needs',
  'health',
  'living',
  'workplace',
  'before',
  'policy',
  'aim',
  'company',
  'family',
  'points',
] as const;
export type Section = (typeof sections)[number];
export const isSection = (text: unknown): text is Section => sections.includes(text as Section);
/** What the assessment (アセスメント) has to know before there is a draft: wishes, strengths, needs, surroundings. */
export const assessed: readonly Section[] = ['wishes', 'strengths', 'needs', 'workplace'];

/** What a section is about: what another side needs the person's consent for. The database knows the same (app.plan_category). */
export function categoryOf(section: Section): Category {
  if (section === 'health') return 'health';
  if (section === 'living') return 'life_money';
  if (section === 'workplace' || section === 'company') return 'work';
  return section === 'family' || section === 'family_wishes' ? 'family' : 'plan';
}

/** The sides that read a piece of a plan once its person shows it to all whom they let read of its category. */
export const likelyReaders = ({ parties, consented }: Pick<CaseHead, 'parties' | 'consented'>, category: Category): string[] =>
  parties.filter((party) => readsCategory(party, category, new Set(consented))).map(({ id }) => id);

/** What a goal may be about. */
export const goalCategories = ['work', 'accommodation', 'health', 'life_money', 'family', 'plan'] as const satisfies Category[];

/** What of a goal stands beside its words (`app.entry.detail`): days are YYYY-MM-DD, or '' while nothing is said. */
export const goalParts = ['need', 'support', 'self', 'who', 'often'] as const;
export type GoalDetail = Partial<Record<(typeof goalParts)[number] | 'from' | 'to', string>>;

export const extents = ['yes', 'partly', 'no'] as const;
export type Extent = (typeof extents)[number];

/** How it goes with a goal, as somebody says it. */
export const levels = ['done', 'going', 'stuck'] as const;
export type Level = (typeof levels)[number];
export type ProgressDetail = { level?: Level };

/** What a step of a version carries. */
export type PlanStepDetail = {
  act: Act;
  from: State;
  to: State;
  on?: string;
  how?: string;
  with?: string;
  person?: 'yes' | 'no';
  why?: string;
  witness?: string;
  to_whom?: string;
  /** The supported person's own word that they have it. */
  by?: 'person';
  /** A guardian, by the name that they had; what they did; and whether what stands beside are the person's words or why there are none. */
  guardian?: string;
  name?: string;
  what?: GuardianPart;
  answer?: OwnAnswer;
};

/** What a guardian (成年後見人・保佐人・補助人) does of a plan beside its person, how that was, and what the person said themself. */
export const guardianParts = ['explained', 'agreed'] as const;
export type GuardianPart = (typeof guardianParts)[number];
export const guardianHows = ['talk', 'paper'] as const;
export const ownAnswers = ['answered', 'could_not'] as const;
export type OwnAnswer = (typeof ownAnswers)[number];
type Step = { detail: PlanStepDetail };

/** What guardians did since the version was explained last: what was said of earlier words is over. */
export const besideGuardians = <S extends Step>(taken: S[]): S[] =>
  taken
    .slice(taken.findLastIndex(({ detail }) => detail.act === 'explain') + 1)
    .filter(({ detail }) => detail.act === 'guardian');

/** Whether it holds by a guardian's word, because its person could not answer: they are still asked. */
export const isWithoutPerson = (taken: Step[]): boolean =>
  taken.some(({ detail }) => detail.act === 'paper' && detail.person === 'no');

/** What of a step's form is wrong by what is known of guardians: message keys by field. */
export function wrongOfGuardian(
  { act, ...input }: { act: Act } & Record<string, unknown>,
  guardians: { id: string; validFrom: Date; validTo: Date; endedAt: Date | null }[],
  taken: Step[],
): FieldErrors {
  if (act === 'paper' && input.person === 'no' && !besideGuardians(taken).some(({ detail }) => detail.what === 'agreed'))
    return { person: 'plans.errors.guardian_first' };
  if (act !== 'guardian') return {};
  if (guardians.length === 0) return { guardian: 'plans.errors.guardian_none' };
  const chosen = guardians.find(({ id }) => id === input.guardian);
  if (!chosen) return { guardian: 'plans.errors.guardian' };
  const { validFrom, validTo, endedAt } = chosen;
  const over = endedAt && endedAt < validTo ? endedAt : validTo;
  const on = String(input.on ?? '');
  return on !== '' && (on < dayOf(validFrom) || on > dayOf(new Date(over.getTime() - 1)))
    ? { on: 'plans.errors.guardian_day' }
    : {};
}

// Forms --------------------------------------------------------------------------------------------------------------

const longest = 5000;
/** The number of changes that was looked at; 0: nothing yet. */
const expectedField = () =>
  z
    .string()
    .regex(/^(0|[1-9]\d{0,8})$/, 'errors.field.wrong')
    .transform(Number);

export const sectionForm = z.strictObject({
  version: expectedField(),
  words: textField({ max: longest }),
  advised: advisedField(),
});

/** Small steps: a line each, without the marks that people put before lines. */
const stepsField = z
  .string()
  .default('')
  .transform(cleanText)
  .transform((text) =>
    text
      .split('\n')
      .map((line) => line.replace(/^\s*(?:[・●○◯■□－-]|[（(]?\d{1,2}[.．)）、])\s*/, '').trim())
      .filter((line) => line !== ''),
  )
  .pipe(z.array(z.string().max(300, 'plans.errors.step_long')).max(20, 'plans.errors.steps_many'));

export const goalForm = z
  .strictObject({
    version: expectedField(),
    goal: z.uuid(),
    words: textField({ max: 1000, empty: 'plans.errors.goal' }),
    steps: stepsField,
    category: choiceField(goalCategories),
    need: textField({ max: 2000 }),
    support: textField({ max: 2000, empty: 'plans.errors.support' }),
    self: textField({ max: 2000 }),
    who: textField({ max: 300, empty: 'plans.errors.who' }),
    often: textField({ max: 300 }),
    from: dayField(),
    to: dayField(),
    advised: advisedField(),
  })
  .superRefine(({ from, to }, context) => {
    if (from !== '' && to !== '' && to < from)
      context.addIssue({ code: 'custom', path: ['to'], message: 'plans.errors.order' });
  });
export type GoalInput = z.output<typeof goalForm>;

const said = (empty?: string) => textField({ max: 2000, ...(empty && { empty }) });
/** A day that has been: today or before. */
const pastDay = dayField()
  .refine((day) => day !== '', 'plans.errors.day')
  .refine((day) => day <= today(), 'plans.errors.future');
const at = { version: expectedField() };
export const hows = ['face_to_face', 'video'] as const;
export const handed = ['screen', 'paper', 'mail'] as const;

/** What each act asks for. */
export const stepForms = {
  assess: z.strictObject({ ...at, act: z.literal('assess'), on: pastDay, how: choiceField(hows), words: said() }),
  meet: z
    .strictObject({
      ...at,
      act: z.literal('meet'),
      on: pastDay,
      with: textField({ max: 500, empty: 'plans.errors.with' }),
      person: choiceField(['yes', 'no']),
      why: textField({ max: 500 }),
      words: said(),
    })
    .refine(({ person, why }) => person === 'yes' || why.trim() !== '', { path: ['why'], message: 'plans.errors.why_absent' }),
  explain: z.strictObject({ ...at, act: z.literal('explain'), on: pastDay, words: said() }),
  agree: z.strictObject({ ...at, act: z.literal('agree'), parties: idsField() }),
  not_yet: z.strictObject({ ...at, act: z.literal('not_yet'), words: said('plans.errors.words') }),
  paper: z
    .strictObject({
      ...at,
      act: z.literal('paper'),
      on: pastDay,
      witness: textField({ max: 200, empty: 'plans.errors.witness' }),
      person: z.enum(['yes', 'no']).default('yes'),
      why: textField({ max: 500 }),
      words: said(),
    })
    .refine(({ person, why }) => person === 'yes' || why.trim() !== '', { path: ['why'], message: 'plans.errors.why_silent' }),
  confirm: z.strictObject({ ...at, act: z.literal('confirm') }),
  deliver: z.strictObject({ ...at, act: z.literal('deliver'), on: pastDay, how: choiceField(handed), words: said() }),
  copy: z
    .strictObject({
      ...at,
      ...choiceShape,
      act: z.literal('copy'),
      on: pastDay,
      to_whom: textField({ max: 200 }),
      why: textField({ max: 500 }),
    })
    .refine(({ to_whom, why }) => (to_whom + why).trim() !== '', { path: ['to_whom'], message: 'plans.errors.to_whom' }),
  monitor: z.strictObject({
    ...at,
    act: z.literal('monitor'),
    on: pastDay,
    how: choiceField(hows),
    words: said('plans.errors.words'),
  }),
  evaluate: z.strictObject({ ...at, act: z.literal('evaluate'), words: said('plans.errors.words') }),
  guardian: z.strictObject({
    ...at,
    act: z.literal('guardian'),
    guardian: idField('plans.errors.guardian'),
    what: choiceField(guardianParts),
    on: pastDay,
    how: choiceField(guardianHows),
    answer: choiceField(ownAnswers),
    words: said('plans.errors.own_answer'),
  }),
  share: z.strictObject({ ...at, act: z.literal('share'), parties: idsField() }),
  rework: z.strictObject({ ...at, act: z.literal('rework'), words: said('plans.errors.words') }),
  drop: z.strictObject({ ...at, act: z.literal('drop'), words: said() }),
} satisfies Record<Act, z.ZodType>;
export const stepForm = z.discriminatedUnion('act', [
  stepForms.assess,
  stepForms.meet,
  stepForms.explain,
  stepForms.agree,
  stepForms.not_yet,
  stepForms.paper,
  stepForms.confirm,
  stepForms.deliver,
  stepForms.copy,
  stepForms.monitor,
  stepForms.evaluate,
  stepForms.guardian,
  stepForms.share,
  stepForms.rework,
  stepForms.drop,
]);
export type StepInput = z.output<typeof stepForm>;

export const progressForm = z.strictObject({ level: choiceField(levels, 'plans.errors.level'), words: said() });
export const tickForm = z.strictObject({ number: z.coerce.number().int().min(1).max(20), done: z.enum(['yes', 'no']) });
export const evaluationForm = z.strictObject({
  done: choiceField(extents),
  reached: choiceField(extents),
  effect: said(),
  remains: said(),
  /** What was said so far when the form was made. */
  was: z.string().max(40).optional(),
  advised: advisedField(),
});
export const linkForm = z.strictObject({ entry: z.uuid({ error: 'errors.field.choose' }) });
export const beginForm = z.strictObject({});
export const removeForm = z.strictObject({ goal: z.uuid() });

export const sectionDraft = (planId: string, section: string) => `plan:${planId}:${section}`;
export const goalDraft = (planId: string, which: string) => `plan:${planId}:goal-${which}`;
export const stepDraft = (planId: string, act: string) => `plan:${planId}:act-${act}`;
export const progressDraft = (goalId: string) => `goal:${goalId}:progress`;
export const evaluationDraft = (goalId: string) => `goal:${goalId}:evaluation`;
