import { z } from 'zod';

/**
 * Words as people type or paste them, made storable without losing any: line ends become \n; characters that no one sees and
 * that turn text around or break it (controls, direction overrides, marks of annotations, lone surrogates) go.
 */
export function cleanText(words: string): string {
  return words
    .toWellFormed()
    .replace(/\r\n?/g, '\n')
    .replace(
      /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff\ufff9-\ufffb]/g,
      '',
    )
    .normalize('NFC');
}

/** A text of at most `max` characters, one that was not sent is empty; `empty` is the message key when nothing was written, absent when that is all right. */
export const textField = ({ max, empty }: { max: number; empty?: string }) => {
  const words = z.string().default('').transform(cleanText).pipe(z.string().max(max, 'errors.field.too_long'));
  return empty ? words.refine((text) => text.trim() !== '', empty) : words;
};

/** One of some choices. */
export const choiceField = <const T extends readonly [string, ...string[]]>(choices: T, missing = 'errors.field.choose') =>
  z.enum(choices, { error: missing });

/** An id of something that exists. */
export const idField = (missing = 'errors.field.choose') => z.uuid({ error: missing });

/**
 * Several ids, each once; none is all right unless `missing` says otherwise. An empty one is no choice: forms send it along, so that
 * a draft learns that every box was cleared.
 */
export const idsField = (missing?: string) =>
  z
    .array(z.string())
    .max(17)
    .default([])
    .transform((all) => [...new Set(all)].filter((id) => id !== ''))
    .pipe(
      z
        .array(z.uuid())
        .min(missing ? 1 : 0, missing)
        .max(16),
    );

/** A day as three boxes or one text: `YYYY-M-D`, full-width digits welcome; comes out as `YYYY-MM-DD`, '' is no day. */
export const dayField = (wrong = 'errors.field.day') =>
  z
    .string()
    .default('')
    .transform((text) => text.normalize('NFKC').trim())
    .refine((text) => text === '' || isDay(text), wrong)
    .transform((text) => text.replace(/-(?=\d(-|$))/g, '-0'));

function isDay(text: string): boolean {
  const day = /^(\d{4})-(\d{1,2})-(\d{1,2})$/.exec(text);
  if (!day) return false;
  const [year, month, date] = day.slice(1).map(Number) as [number, number, number];
  const time = new Date(Date.UTC(year, month - 1, date));
  return year >= 1900 && year <= 2200 && time.getUTCMonth() === month - 1 && time.getUTCDate() === date;
}

/**
 * A form that says all that is wrong with it at once, in its order. By itself zod looks across fields only when each of them is right, and
 * somebody would put one thing right to be told of the next. A field that is wrong counts as empty in `check`; its own error stands.
 */
export const allAtOnce = <S extends z.ZodRawShape>(
  form: z.ZodObject<S, z.core.$strict>,
  check: (values: z.output<z.ZodObject<S, z.core.$strict>>, context: z.RefinementCtx) => void,
) =>
  z.unknown().transform((typed, context): z.output<z.ZodObject<S, z.core.$strict>> => {
    const read = form.safeParse(typed);
    for (const issue of read.error?.issues ?? []) context.issues.push({ ...issue, input: typed } as never);
    const fields = Object.entries(form.shape as unknown as Record<string, z.ZodType>);
    if (typeof typed === 'object' && typed !== null) {
      const values = fields.map(([name, field]) => [
        name,
        field.safeParse((typed as Record<string, unknown>)[name]).data ?? '',
      ]);
      const wrong = context.issues.length;
      check(Object.fromEntries(values), context);
      const said = new Set(context.issues.slice(0, wrong).map(({ path }) => path?.[0]));
      context.issues.push(...context.issues.splice(wrong).filter(({ path }) => !said.has(path?.[0])));
    }
    const place = ({ path = [] }: { path?: PropertyKey[] | undefined }) => fields.findIndex(([name]) => name === path[0]);
    context.issues.sort((a, b) => place(a) - place(b));
    return read.data ?? z.NEVER;
  });
