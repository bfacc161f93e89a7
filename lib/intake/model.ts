import { z } from 'zod';
import { optionalId } from '@/lib/concerns/model';
import { dayField, idField, textField } from '@/lib/forms/fields';
import { checkReading, hiragana } from '@/lib/people/model';

/** 就労定着支援 began on this day; no case is older. */
const firstDay = '2018-04-01';

/** The form that begins a case: whose it is, from which day, and who supports them. */
export const openCaseForm = z
  .strictObject({
    name: textField({ max: 100, empty: 'intake.errors.name' }),
    reading: textField({ max: 100 }).transform(hiragana),
    started: dayField()
      .refine((day) => day !== '', 'intake.errors.started')
      .refine((day) => day === '' || day >= firstDay, 'intake.errors.too_early'),
    supporter: idField('intake.errors.supporter'),
    /** The inquiry that it comes from, which is seen to with it. */
    inquiry: optionalId(),
  })
  .superRefine(checkReading);

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

export type Inquiry = { id: string; name: string; reach: string; words: string; createdAt: Date };
