/** Choosing an office of the agency's directory while something else is written: looked for, taken, put right. Pure. */
import { z } from 'zod';
import type { Fields } from '@/lib/forms/body';
import { textField } from '@/lib/forms/fields';

/** What the choice adds to a form. `sought`: what was looked for when the form was shown; `pick`: the button that was pressed. */
export const choiceShape = {
  find: textField({ max: 100 }),
  sought: textField({ max: 101 }),
  pick: z
    .string()
    .regex(/^(find|[0-9a-f-]{36})?$/)
    .default(''),
};
/** As many are offered at once; others are found by more words. */
export const offered = 10;

export type Wanted = { find: string } | { take: string };
const text = (value: string | string[] | undefined) => (typeof value === 'string' ? value.trim() : '');

/**
 * What a form was sent for: words to look for, an office to take over, or null, to be done as it stands. Who presses Enter in the field
 * for words looks for them; who does elsewhere sends the form.
 */
export function wantedBy({ find, sought, pick }: Fields): Wanted | null {
  const words = text(find).slice(0, 100);
  if (text(pick) === 'find' || (!text(pick) && words !== '' && `:${words}` !== text(sought))) return { find: words };
  return text(pick) ? { take: text(pick) } : null;
}

/** How a form stands once words were looked for, or an office was taken. */
export const lookedFor = (words: string): Fields => ({ find: words, sought: `:${words}`, pick: '' });
export const taken: Fields = { find: '', sought: '', pick: '' };

/** What is looked for, as a draft holds it; null: nothing is. */
export const soughtIn = ({ sought }: Fields): string | null => (text(sought).startsWith(':') ? text(sought).slice(1) : null);

/** What a form holds beside the choice. */
export const withoutChoice = <T extends object>(input: T): Omit<T, keyof typeof choiceShape> => {
  const { find: _find, sought: _sought, pick: _pick, ...rest } = input as T & Record<keyof typeof choiceShape, unknown>;
  return rest as Omit<T, keyof typeof choiceShape>;
};
