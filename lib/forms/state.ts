import type { z } from 'zod';
import { MESSAGES } from '@/lib/i18n/messages';
import type { Fields } from './body';

export type SearchParams = Record<string, string | string[] | undefined>;
/** Message keys of errors by field, in the order of the form. */
export type FieldErrors = Record<string, string>;

export type FormState = {
  /** What stands in the fields: what was typed, else what the page offers. */
  values: Fields;
  errors: FieldErrors;
  /** A sentence above the form: message key. */
  notice?: string;
};

/**
 * The state of a form's page. After bad input (`?check`) the errors are not carried along: they follow from the draft, by
 * the same schema.
 */
export function formState(schema: z.ZodType, search: SearchParams, draft: Fields, offered: Fields = {}): FormState {
  const values = { ...offered, ...draft };
  return {
    values,
    errors: search.check === undefined ? {} : fieldErrors(schema, values),
    ...(typeof search.conflict === 'string' && { notice: conflictNotice(search.conflict) }),
    ...(search.trouble !== undefined && { notice: 'errors.trouble_kept' }),
    ...(search.again !== undefined && { notice: 'errors.again' }),
  };
}

/** The sentence for a conflict; an address that somebody typed gets the general one. */
const conflictNotice = (code: string): string =>
  MESSAGES.ja.has(`errors.conflict.${code}`) ? `errors.conflict.${code}` : 'errors.conflict.other';

/** The first error of each field. */
export function fieldErrors(schema: z.ZodType, values: unknown): FieldErrors {
  const errors: FieldErrors = {};
  for (const issue of schema.safeParse(values).error?.issues ?? []) {
    const field = String(issue.path[0] ?? 'form');
    errors[field] ??= /^[a-z_]+(\.[\w-]+)+$/.test(issue.message) ? issue.message : 'errors.field.wrong';
  }
  return errors;
}

/** One value of a form, as text. */
export const valueOf = (state: { values: Fields }, field: string): string => {
  const value = state.values[field];
  return typeof value === 'string' ? value : '';
};

/** The chosen values of a list field. */
export const valuesOf = (state: { values: Fields }, field: string): string[] => {
  const value = state.values[field];
  return Array.isArray(value) ? value : value ? [value] : [];
};
