import { z } from 'zod';
import { type FactInput, factForm } from '@/lib/clock/facts';
import { optionalId } from '@/lib/concerns/model';
import { addDays, today } from '@/lib/dates';
import type { NewJob } from '@/lib/employments/model';
import { allAtOnce, dayField, idField, textField } from '@/lib/forms/fields';
import { checkReading, hiragana } from '@/lib/people/model';

/** 就労定着支援 began on this day; no case is older. */
const firstDay = '2018-04-01';

const typed = () => z.string().max(2000, 'errors.field.too_long').default('');

/** Papers that may be at hand when a case begins: of each, which field of this form holds what of its fact (lib/clock/facts.ts). */
const papers = {
  prior_service: { service: 'service', office: 'office', from: 'service_from', to: 'service_to', reason: 'decision' },
  certificate: { from: 'certificate_from', to: 'certificate_to' },
  cap: { yen: 'cap_yen', from: 'cap_from', to: 'cap_to' },
} as const;
const paperFields = Object.values(papers).flatMap((fields) => Object.values(fields) as string[]);

/** The facts that papers of a form hold, and where in the form each part of one stands. */
const factsIn = (input: Record<string, unknown>) =>
  Object.entries(papers).flatMap(([kind, fields]) => {
    const parts = Object.entries(fields).map(([part, field]) => [part, String(input[field] ?? '')] as const);
    if (parts.every(([, words]) => words.trim() === '')) return [];
    return [{ fields: fields as Record<string, string>, read: factForm.safeParse({ kind, ...Object.fromEntries(parts) }) }];
  });
const jobForm = z.object({
  employer: textField({ max: 200, empty: 'events.errors.employer' }),
  workplace: z.literal(''),
  job: z.literal(''),
  since: dayField()
    .refine((day) => day !== '', 'events.errors.on')
    .refine((day) => day === '' || (day >= '1950-01-01' && day <= addDays(today(), 366)), 'events.errors.far'),
});
const jobIn = ({ employer = '', hired = '' }: { employer?: string; hired?: string }) =>
  employer.trim() === '' && hired === '' ? null : jobForm.safeParse({ employer, workplace: '', job: '', since: hired });

/** The form that begins a case: whose it is, from which day, who supports them; and what is written down at once of papers at hand. */
export const openCaseForm = allAtOnce(
  z.strictObject({
    name: textField({ max: 100, empty: 'intake.errors.name' }),
    reading: textField({ max: 100 }).transform(hiragana),
    started: dayField()
      .refine((day) => day !== '', 'intake.errors.started')
      .refine((day) => day === '' || day >= firstDay, 'intake.errors.too_early'),
    supporter: idField('intake.errors.supporter'),
    /** The inquiry that it comes from, which is seen to with it. */
    inquiry: optionalId(),
    ...Object.fromEntries(paperFields.map((field) => [field, typed()])),
    employer: typed(),
    hired: typed(),
  }),
  (input, context) => {
    checkReading(input, context);
    const say = (field: string | undefined, message: string) =>
      context.addIssue({ code: 'custom', path: field ? [field] : [], message });
    for (const { fields, read } of factsIn(input))
      for (const { path, message } of read.error?.issues ?? []) say(fields[String(path[0])], message);
    for (const { path, message } of jobIn(input)?.error?.issues ?? []) say(path[0] === 'since' ? 'hired' : 'employer', message);
  },
);

/** What is written down of a new case beside its person: its papers, its contract, and the job. */
export const broughtAlong = (input: object): { facts: FactInput[]; job: NewJob | null } => ({
  facts: factsIn(input as Record<string, unknown>).flatMap(({ read }) => (read.success ? [read.data] : [])),
  job: jobIn(input)?.data ?? null,
});

/** The form that puts somebody on a support team. */
export const joinTeamForm = z.strictObject({ who: idField('intake.errors.who') });

export const openCaseDraft = (agencyId: string): string => `case:${agencyId}`;
export const joinTeamDraft = (caseId: string): string => `team:${caseId}`;

/** What fits beside a name into what the browser of somebody unknown keeps of a form (lib/forms/typed.ts). */
export const longestInquiry = 700;

/**
 * Asking an agency to be supported: a name and a way to reach somebody are enough. No person sees `website`; what fills it in is a program.
 */
export const inquiryForm = z.strictObject({
  agency: idField('intake.errors.agency'),
  name: textField({ max: 100, empty: 'intake.errors.own_name' }),
  reach: textField({ max: 200, empty: 'intake.errors.reach' }),
  words: textField({ max: longestInquiry }),
  website: z.string().default(''),
});

/** The address that somebody gave among the ways to reach them; none: null. */
export const mailIn = (reach: string): string | null =>
  /[\w.+-]+@[\w-]+(?:\.[\w-]+)+/.exec(reach.normalize('NFKC'))?.[0] ?? null;

export type Inquiry = { id: string; name: string; reach: string; words: string; createdAt: Date };
