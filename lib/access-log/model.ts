import { z } from 'zod';

/** What kind of look it was: a page, a look through another side's eyes, paper, a file, a notice that went out. Stored for ever. */
const lookKinds = ['page', 'preview', 'export', 'file', 'notice'] as const;
export type LookKind = (typeof lookKinds)[number];

/** Looks on a page. */
export const pageSize = 100;

/** What the list of looks may be narrowed to: one person, one entry, one month. */
export const lookFilter = z.object({
  who: z.uuid().optional().catch(undefined),
  entry: z.uuid().optional().catch(undefined),
  month: z
    .string()
    .regex(/^20\d{2}-(0[1-9]|1[0-2])$/)
    .optional()
    .catch(undefined),
  /** The last look of the page before. */
  before: z
    .string()
    .regex(/^\d{1,18}$/)
    .optional()
    .catch(undefined),
});
export type LookFilter = z.infer<typeof lookFilter>;

/** The days of an exposure report: from the first one's beginning to the last one's end, in Japan. */
export const exposureFilter = z.object({
  from: z.iso.date().optional().catch(undefined),
  to: z.iso.date().optional().catch(undefined),
});
