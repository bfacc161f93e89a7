import { z } from 'zod';
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
  })
  .superRefine(checkReading);

/** The form that puts somebody on a support team. */
export const joinTeamForm = z.strictObject({ who: idField('intake.errors.who') });

export const openCaseDraft = (agencyId: string): string => `case:${agencyId}`;
export const joinTeamDraft = (caseId: string): string => `team:${caseId}`;
