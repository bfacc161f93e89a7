import { v5 } from 'uuid';
import { z } from 'zod';
import { optionalId } from '@/lib/concerns/model';
import { addDays, addMonths, type Day, today } from '@/lib/dates';
import { dayField, idField, textField } from '@/lib/forms/fields';

/** The fields of the official form (支援レポート), in its order. Stored for ever. */
export const fields = ['goal', 'done', 'result', 'effort', 'next', 'share'] as const;
export type Field = (typeof fields)[number];

/** One line: what it is over all versions of a month, its words, and the entries that it came from; none: somebody's own words. */
export type Line = { key: string; field: Field; words: string; sources: string[] };

export const longestLine = 2000;

/** A calendar month in Japan, `YYYY-MM`, that has begun. */
export const isMonth = (text: string): boolean => /^20\d{2}-(0[1-9]|1[0-2])$/.test(text) && text <= today().slice(0, 7);
export const firstOf = (month: string): Day => `${month}-01`;
export const lastOf = (month: string): Day => addDays(addMonths(firstOf(month), 1), -1);
export const monthAfter = (month: string): string => addMonths(firstOf(month), 1).slice(0, 7);
export const monthBefore = (month: string): string => addMonths(firstOf(month), -1).slice(0, 7);

const space = '2f6a1c34-58b0-4f5e-9d07-31c5a7e0b9d2';
/** The key of what somebody writes themselves in a field of a month. */
export const ownKey = (caseId: string, month: string, field: Field): string => v5(`${caseId}/${month}/${field}`, space);
/** The key of what is still to come of an entry, beside what it says itself. */
export const dueKey = (entryId: string): string => v5('due', entryId);

export const ownName = (field: Field): string => `own-${field}`;
export const lineName = (key: string): string => `w-${key}`;
const names = new RegExp(`^(own-(${fields.join('|')})|w-[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12})$`);
const lineWords = textField({ max: longestLine });

/**
 * The draft: the words of each line by its key, and of each field; an empty one is left out. `instead`: the report that it replaces,
 * which then needs a reason. `on`: on to the next case afterwards.
 */
export const draftForm = z
  .object({
    instead: optionalId(),
    why: textField({ max: 500 }),
    on: z.enum(['stay', 'next']).default('stay'),
  })
  .catchall(z.unknown())
  .superRefine((input, context) => {
    const unknown = Object.keys(input).filter((name) => !['instead', 'why', 'on'].includes(name) && !names.test(name));
    if (unknown.length > 0) context.addIssue({ code: 'unrecognized_keys', keys: unknown, input });
    for (const [name, words] of Object.entries(input))
      if (names.test(name) && !lineWords.safeParse(words).success)
        context.addIssue({ code: 'custom', path: [name], message: 'errors.field.too_long' });
    if (input.instead && input.why.trim() === '')
      context.addIssue({ code: 'custom', path: ['why'], message: 'reports.errors.why' });
  });

/** Which lines go to a side that reads the supported person's after them. */
export const sideForm = z
  .strictObject({
    line: z
      .array(z.string())
      .max(500)
      .default([])
      .transform((all) => all.filter((key) => key !== ''))
      .pipe(z.array(z.uuid())),
    instead: optionalId(),
    why: textField({ max: 500 }),
  })
  .superRefine(({ line, instead, why }, context) => {
    if (line.length === 0) context.addIssue({ code: 'custom', path: ['line'], message: 'reports.errors.lines' });
    if (instead && why.trim() === '') context.addIssue({ code: 'custom', path: ['why'], message: 'reports.errors.why' });
  });
export const holdForm = z.strictObject({ line: idField(), back: z.enum(['yes', 'no']) });
export const paperForm = z.strictObject({
  member: idField('reports.errors.member'),
  day: dayField().refine((day) => day === '' || day <= today(), 'reports.errors.to_come'),
});

export const reportDraft = (caseId: string, month: string): string => `report:${caseId}:${month}`;
export const sideDraft = (caseId: string, month: string, partyId: string): string => `report:${caseId}:${month}:${partyId}`;
export const paperDraft = (reportId: string): string => `report-paper:${reportId}`;
