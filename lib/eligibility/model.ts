/**
 * "Can I use it, and how": the questions, one at a time, and what follows from the answers. Pure. The answers are nobody's record: they
 * stay in the browser of who answers, for half an hour.
 */
import { z } from 'zod';
import { endReadings, halfYear, newJobBy } from '@/lib/clock/model';
import { addDays, type Day } from '@/lib/dates';
import type { Fields } from '@/lib/forms/body';
import { choiceField, dayField } from '@/lib/forms/fields';

export const services = ['transition', 'type_a', 'type_b', 'training', 'daily_care', 'none', 'unsure'] as const;
export const places = ['company', 'type_a', 'own', 'unsure'] as const;
export const works = ['working', 'soon', 'returned', 'on_leave', 'left'] as const;
export const households = ['welfare', 'no_tax', 'taxed', 'taxed_more', 'unsure'] as const;

export const questions = ['service', 'work', 'place', 'hired', 'left', 'during', 'during_until', 'household'] as const;
export type Question = (typeof questions)[number];
export const isQuestion = (name: string): name is Question => (questions as readonly string[]).includes(name);

const missing = 'eligibility.errors.choose';
const soonest = '1950-01-01';
// A day that was, or is near: a slip of the year is told at once.
const dayOfLife = (empty: string) =>
  dayField('eligibility.errors.day')
    .refine((day) => day !== '', { error: empty, abort: true })
    .refine((day) => day >= soonest && day < '2100', 'eligibility.errors.day');

/** The form of each question. */
export const questionForms = {
  service: z.strictObject({ service: choiceField(services, missing) }),
  work: z.strictObject({ work: choiceField(works, missing) }),
  place: z.strictObject({ place: choiceField(places, missing) }),
  hired: z.strictObject({ hired: dayOfLife('eligibility.errors.no_day') }),
  left: z.strictObject({ left: dayOfLife('eligibility.errors.no_day') }),
  during: z.strictObject({ during: choiceField(['no', 'yes', 'unsure'], missing) }),
  during_until: z.strictObject({ during_until: dayOfLife('eligibility.errors.no_day') }),
  household: z.strictObject({ household: choiceField(households, missing) }),
} satisfies Record<Question, z.ZodType>;

export type Answers = Partial<{
  service: (typeof services)[number];
  place: (typeof places)[number];
  work: (typeof works)[number];
  hired: Day;
  left: Day;
  during: 'no' | 'yes' | 'unsure';
  during_until: Day;
  household: (typeof households)[number];
}>;

/** What a question's page sends: which question, and its answer. */
export const answerSchema = z.discriminatedUnion('question', [
  questionForms.service.extend({ question: z.literal('service') }),
  questionForms.work.extend({ question: z.literal('work') }),
  questionForms.place.extend({ question: z.literal('place') }),
  questionForms.hired.extend({ question: z.literal('hired') }),
  questionForms.left.extend({ question: z.literal('left') }),
  questionForms.during.extend({ question: z.literal('during') }),
  questionForms.during_until.extend({ question: z.literal('during_until') }),
  questionForms.household.extend({ question: z.literal('household') }),
]);

/** The answers that hold among what the browser kept: each by its own form, others are as if not given. */
export function answersIn(kept: Fields): Answers {
  const found: Record<string, unknown> = {};
  for (const question of questions) {
    const read = questionForms[question].safeParse({ [question]: kept[question] });
    if (read.success) Object.assign(found, read.data);
  }
  return found;
}

/** The questions that somebody with these answers is asked, in order. Whoever can be told already is not asked on. */
export function asked(answers: Answers): Question[] {
  const { work, during } = answers;
  const days: Question[] = work === 'left' ? ['hired', 'left'] : work === 'on_leave' ? [] : ['hired'];
  const temporary: Question[] = work === 'working' || work === 'returned' ? ['during'] : [];
  return [
    'service',
    'work',
    'place',
    ...days,
    ...temporary,
    ...(temporary.length > 0 && during === 'yes' ? (['during_until'] as const) : []),
    'household',
  ];
}

/** The first question that is not answered yet, or null: then there is a result. */
export const firstOpen = (answers: Answers): Question | null =>
  asked(answers).find((question) => answers[question] === undefined || crossed(answers)[question] !== undefined) ?? null;

/** What one answer forbids another to be; message keys by question. Leaving comes after beginning, and so does a service used on the way. */
export function crossed({ work, hired, left, during_until, during }: Answers): Partial<Record<Question, string>> {
  if (!hired) return {};
  if (work === 'left' && left && left < hired) return { left: 'eligibility.errors.left_before' };
  if (during === 'yes' && during_until && during_until < hired) return { during_until: 'eligibility.errors.during_before' };
  return {};
}

/**
 * What it comes to. `not`: the rules do not provide for it, and why. `later` and `now`: usable from, until. `over`: the time is past.
 * `gap`: between two jobs. `ask`: only the municipality can say.
 */
export type Verdict =
  | { kind: 'not'; why: 'no_service' | 'type_a' }
  | { kind: 'ask'; why: 'unsure_service' | 'unsure_place' | 'own' | 'on_leave' }
  | { kind: 'later' | 'now' | 'over'; times: Times; unsure: boolean }
  | { kind: 'gap'; by: Day; open: boolean; times: Times };

export type Times = {
  countedFrom: Day;
  reached: Day;
  usableFrom: Day;
  /** First day of use: the first possible one, or today where that is past. */
  start: Day;
  byUse: Day;
  byHire: Day;
  estimated: Day;
};

/** @param today YYYY-MM-DD in Japan */
export function verdictOf(answers: Answers, today: Day): Verdict {
  const { service, place, work, hired, left, during, during_until } = answers;
  if (service === 'none') return { kind: 'not', why: 'no_service' };
  if (place === 'type_a') return { kind: 'not', why: 'type_a' };
  if (service === 'unsure' || !service) return { kind: 'ask', why: 'unsure_service' };
  if (place === 'own' || place === 'unsure' || !place) return { kind: 'ask', why: place === 'own' ? 'own' : 'unsure_place' };
  if (work === 'on_leave' || !hired) return { kind: 'ask', why: 'on_leave' };
  const times = timesOf(hired, during === 'yes' ? during_until : undefined, today);
  if (work === 'left' && left) {
    const by = newJobBy(left);
    return { kind: 'gap', by, open: today <= by && times.byHire >= today, times };
  }
  if (times.byHire < today) return { kind: 'over', times, unsure: during === 'unsure' };
  return { kind: times.usableFrom <= today ? 'now' : 'later', times, unsure: during === 'unsure' };
}

function timesOf(hired: Day, during: Day | undefined, today: Day): Times {
  // Who used a service for a time while employed works six months from its end (留意事項通知).
  const countedFrom = during && during >= hired ? addDays(during, 1) : hired;
  const { reached, usableFrom } = halfYear(countedFrom);
  const start = usableFrom > today ? usableFrom : today;
  return { countedFrom, reached, usableFrom, start, ...endReadings(start, countedFrom) };
}

/** Who helps in the first half year: for 就労移行支援 it is a duty, for the others a duty of effort. */
export const firstHelp = (service: Answers['service']): 'duty' | 'effort' => (service === 'transition' ? 'duty' : 'effort');

/** The way to the service, in order: what, with whom, where. */
export const procedure = ['find', 'apply', 'interview', 'plan', 'certificate', 'contract', 'support_plan', 'begin'] as const;
