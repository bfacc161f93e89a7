import { z } from 'zod';
import { type Category, categories } from '@/lib/entries/model';
import { choiceField, textField } from '@/lib/forms/fields';

/** What can be opened: anything but what is kept at the safety desk. */
export const openable = categories.filter((category) => category !== 'safety') as [Category, ...Category[]];

/** For how long, in hours. */
export const lengths = ['1', '4', '24'] as const;

export const openForm = z.strictObject({
  category: choiceField(openable, 'emergency.errors.category'),
  hours: choiceField(lengths, 'emergency.errors.hours'),
  reason: textField({ max: 1000, empty: 'emergency.errors.reason' }),
});
export const openDraft = (caseId: string): string => `emergency:${caseId}`;

export const outcomes = ['needed', 'not_needed'] as const;
export type Outcome = (typeof outcomes)[number];

export const reviewForm = z.strictObject({
  outcome: choiceField(outcomes, 'emergency.errors.outcome'),
  words: textField({ max: 1000 }),
});
export const reviewDraft = (openingId: string): string => `emergency-review:${openingId}`;

/** A category that was opened in an emergency, and what came after. */
export type Opening = {
  id: string;
  category: Category;
  reason: string;
  openedAt: Date;
  /** Its end as it was set, or as it came. */
  until: Date;
  open: boolean;
  closedEarly: boolean;
  /** Whether the asker opened it. */
  own: boolean;
  name: string;
  reading: string;
  toldAt: Date | null;
  reviewedAt: Date | null;
  reviewerName: string | null;
  outcome: Outcome | null;
  review: string;
};
