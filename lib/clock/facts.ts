/** The facts that a clock is counted from: as they are printed on papers, or as they were said. */
import { z } from 'zod';
import type { Day } from '@/lib/dates';
import { allAtOnce, choiceField, cleanText, dayField, textField } from '@/lib/forms/fields';
import type { FieldErrors } from '@/lib/forms/state';
import { monthsUsed } from './model';
import { valueOn } from './rules';

export const factKinds = [
  'certificate',
  'cap',
  'share',
  'contract',
  'plan',
  'prior_service',
  'temporary_use',
  'applied',
  'leave',
  'usable_from',
  'ends_on',
  'change_counts',
  'change_anew',
] as const;
export type FactKind = (typeof factKinds)[number];
/** Those that are told as something that happened (lib/events); the others are written down one by one, as papers say them. */
export const happenings = ['leave', 'temporary_use'] as const satisfies FactKind[];
export type PaperKind = Exclude<FactKind, (typeof happenings)[number]>;
export const paperKinds = factKinds.filter((kind): kind is PaperKind => !(happenings as readonly FactKind[]).includes(kind));
export const isPaperKind = (kind: unknown): kind is PaperKind => (paperKinds as readonly unknown[]).includes(kind);

/** How the use came to its end: all of its time, before that, on to another office, back to 就労移行支援. */
export const endings = ['full_term', 'early', 'moved', 'training'] as const;
export type Ending = (typeof endings)[number];

export const priorServices = ['transition', 'type_a', 'type_b', 'training', 'daily_care'] as const;
export type PriorService = (typeof priorServices)[number];

export const whoseChoices = { prior_service: ['own', 'other'], cap: ['none', 'own', 'other'] } as const;
export type Whose = (typeof whoseChoices)['cap'][number];

export type ClockFact = {
  id: string;
  kind: FactKind;
  from: Day;
  to: Day | null;
  service: PriorService | null;
  office: string;
  yen: number | null;
  reason: string;
  /** Of a contract with a last day. */
  how: Ending | null;
  /** As printed on a certificate; '' where nobody has written it down. */
  number?: string;
  /** Of an office used before: our own operator's or not. Of a cap: who looks after it, if anybody. Null where nobody has said. */
  whose?: Whose | null;
  recordedBy: string;
  recordedAt: Date;
  withdrawnBy: string | null;
  withdrawnAt: Date | null;
  withdrawnReason: string;
};

/** The facts that count, in the order of their days: nothing depends on when they were written down. */
export const standing = (facts: ClockFact[]): ClockFact[] =>
  facts
    .filter((fact) => !fact.withdrawnAt)
    .sort((a, b) => a.from.localeCompare(b.from) || (a.to ?? '9').localeCompare(b.to ?? '9') || a.id.localeCompare(b.id));

/** A fact of which only its kind and its days are known: not yet written down, by nobody. */
export const bareFact = (kind: FactKind, from: Day, to: Day | null): ClockFact => ({
  id: '',
  kind,
  from,
  to,
  service: null,
  office: '',
  yen: null,
  reason: '',
  how: null,
  recordedBy: '',
  recordedAt: new Date(0),
  withdrawnBy: null,
  withdrawnAt: null,
  withdrawnReason: '',
});

/** What each kind asks for. `to`: needed, welcome, or not asked. `decision`: who has let it go on beyond the standard time. */
export const asks: Record<
  FactKind,
  {
    to: 'needed' | 'open' | 'none';
    service?: true;
    office?: true;
    yen?: true;
    reason?: true;
    number?: true;
    decision?: true;
    whose?: 'prior_service' | 'cap';
  }
> = {
  certificate: { to: 'needed', number: true },
  cap: { to: 'needed', yen: true, whose: 'cap' },
  share: { to: 'open', yen: true, reason: true },
  contract: { to: 'open' },
  plan: { to: 'none' },
  prior_service: { to: 'needed', service: true, office: true, decision: true, whose: 'prior_service' },
  temporary_use: { to: 'needed', service: true, office: true },
  applied: { to: 'none' },
  leave: { to: 'open' },
  usable_from: { to: 'none', reason: true },
  ends_on: { to: 'none', reason: true },
  change_counts: { to: 'none', reason: true },
  change_anew: { to: 'none', reason: true },
};

const sensible = (day: Day) => day >= '1950' && day < '2200';
/** Yen as people write them: 9,300 or ９３００円. */
const yen = z
  .string()
  .default('')
  .transform((words) => words.normalize('NFKC').replace(/[,円\s]/g, ''));

export const factForm = allAtOnce(
  z.strictObject({
    kind: choiceField(paperKinds as [PaperKind, ...PaperKind[]]),
    service: z.enum(priorServices).or(z.literal('')).default(''),
    office: textField({ max: 200 }),
    yen,
    number: textField({ max: 20 }).transform((words) => words.normalize('NFKC').replace(/[\s-]/g, '')),
    whose: z.enum(whoseChoices.cap).or(z.literal('')).default(''),
    from: dayField('clock.errors.day'),
    to: dayField('clock.errors.day'),
    reason: textField({ max: 1000 }),
  }),
  (fact, context) => {
    const say = (field: string, message: string) => context.addIssue({ code: 'custom', path: [field], message });
    // Of a kind that there is not, nothing is asked.
    const wanted: (typeof asks)[FactKind] | undefined = asks[fact.kind];
    if (!wanted) return;
    if (wanted.service && !fact.service) say('service', 'clock.errors.service');
    if (wanted.yen && !/^\d{1,6}$/.test(fact.yen)) say('yen', 'clock.errors.yen');
    if (!wanted.number && fact.number !== '') say('number', 'errors.field.wrong');
    const choices: readonly string[] = wanted.whose ? whoseChoices[wanted.whose] : [];
    if (fact.whose !== '' && !choices.includes(fact.whose)) say('whose', 'errors.field.wrong');
    if (fact.from === '') say('from', 'clock.errors.from');
    else if (!sensible(fact.from)) say('from', 'clock.errors.day');
    if (wanted.to === 'needed' && fact.to === '') say('to', 'clock.errors.to');
    else if (wanted.to === 'none' && fact.to !== '') say('to', 'clock.errors.day');
    else if (fact.to !== '' && !sensible(fact.to)) say('to', 'clock.errors.day');
    else if (fact.to !== '' && fact.from !== '' && fact.to < fact.from) say('to', 'clock.errors.order');
    if (wanted.reason && fact.reason.trim() === '') say('reason', 'clock.errors.reason');
    if (wanted.decision && fact.service === 'transition' && fact.from !== '' && fact.from <= fact.to) {
      const beyond = monthsUsed(fact.from, fact.to) - valueOn('transition_months', fact.to);
      if (beyond > valueOn('transition_more_months', fact.to)) say('to', 'clock.errors.beyond');
      else if (beyond > 0 && fact.reason.trim() === '') say('reason', 'clock.errors.decision');
    }
  },
);
export type FactInput = Omit<z.output<typeof factForm>, 'kind' | 'whose'> & { kind: FactKind; whose?: Whose | '' };

/** Kinds of which no two are for the same day; and those of which there is one. The database refuses the same (app.record_clock_fact). */
const apart: readonly FactKind[] = ['certificate', 'cap', 'share', 'leave', 'contract'];
const once: readonly FactKind[] = ['usable_from', 'ends_on'];
const aboutChange: readonly FactKind[] = ['change_counts', 'change_anew'];

/** What of a fact does not go with those that stand: message keys by field. */
export function collisions({ kind, from, to }: Pick<FactInput, 'kind' | 'from' | 'to'>, facts: ClockFact[]): FieldErrors {
  const others = standing(facts);
  const alike = others.filter((fact) => fact.kind === kind);
  if (once.includes(kind) && alike.length > 0) return { from: 'errors.conflict.ND181' };
  if (aboutChange.includes(kind) && others.some((fact) => aboutChange.includes(fact.kind) && fact.from === from))
    return { from: 'errors.conflict.ND180' };
  if (!apart.includes(kind)) return {};
  const met = alike.find((fact) => fact.from <= (to || '9') && (fact.to ?? '9') >= from);
  // Beside the day that is to be put right: its last one, where only that reaches into what comes after.
  return met ? { [met.from > from && to !== '' ? 'to' : 'from']: 'errors.conflict.ND180' } : {};
}

export const takeBackForm = z.strictObject({
  reason: z
    .string()
    .transform(cleanText)
    .pipe(z.string().max(1000, 'errors.field.too_long'))
    .refine((words) => words.trim() !== '', 'clock.errors.reason'),
});

export const factDraft = (caseId: string, kind: string) => `clock:${caseId}:${kind}`;
export const takeBackDraft = (factId: string) => `clock-back:${factId}`;
