import { createHash } from 'node:crypto';
import { z } from 'zod';
import { isDay, today } from '@/lib/dates';
import type { EntryKind } from '@/lib/entries/model';
import { dayField, idField, textField } from '@/lib/forms/fields';

/** A question to see what the support team keeps to itself, and what became of it. */
export type RecordRequest = {
  id: string;
  wish: string;
  askedAt: Date;
  askedBy: string;
  /** Asked by word or on paper: the support team wrote it down. */
  byTeam: boolean;
  endedAt: Date | null;
  given: Given | null;
};

/** What was given: from which days, by whom, when, and the words themselves. */
export type Given = { firstDay: string; lastDay: string; givenAt: Date; givenBy: string; items: GivenItem[] };
/** A note as it was given, or the reason why it was not. */
export type GivenItem = { at: string; kind: EntryKind; author: string } & (
  | { title: string; body: string }
  | { reason: string }
);

/** A note of the support team, while the answer is prepared; `reason`: why it is not shown. */
export type Note = {
  id: string;
  kind: EntryKind;
  occurredAt: Date;
  version: number;
  authorName: string;
  authorReading: string;
  title: string;
  body: string;
  reason: string | null;
};

export const askForm = z.strictObject({ wish: textField({ max: 1000 }) });
export const periodForm = z.strictObject({ first: dayField(), last: dayField() }).superRefine(({ first, last }, context) => {
  const wrong = (field: string, message: string) => context.addIssue({ code: 'custom', path: [field], message });
  if (!isDay(first)) wrong('first', 'records.errors.day');
  if (!isDay(last)) wrong('last', 'records.errors.day');
  else if (last > today()) wrong('last', 'records.errors.to_come');
  else if (isDay(first) && last < first) wrong('last', 'records.errors.order');
});
/** An empty reason takes the mark away. */
export const markForm = z.strictObject({ entry: idField(), reason: textField({ max: 500 }) });
export const giveForm = z.strictObject({ shown: z.string().max(100) });
export const nothingForm = z.strictObject({});

export const askDraft = (caseId: string) => `records:${caseId}`;
export const periodDraft = (requestId: string) => `records-period:${requestId}`;

/** A mark of what the page shows, to notice that it is not what is given any more. */
export const shownOf = (notes: Note[], period: { first: string; last: string }): string =>
  createHash('sha256')
    .update(JSON.stringify([period, notes.map(({ id, version, reason }) => [id, version, reason])]))
    .digest('hex')
    .slice(0, 20);

/** What is kept of a note when it is given. */
export const itemOf = ({ occurredAt, kind, authorName, title, body, reason }: Note): GivenItem => ({
  at: occurredAt.toISOString(),
  kind,
  author: authorName,
  ...(reason === null ? { title, body } : { reason }),
});
