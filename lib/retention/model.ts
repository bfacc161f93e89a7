import { z } from 'zod';
import { choiceField, dayField, idField, textField } from '@/lib/forms/fields';

/** Why a case's records are still kept: their time, a hold, an open request to see them, its person not told, or the day not come. */
export type KeptBecause = 'time' | 'hold' | 'asked' | 'untold' | 'waits';

/** Rows by kind of entry (`entry.contact`) and by table. */
export type Counts = Record<string, number>;

/** All rows of it. */
export const sumOf = (counts: Counts): number => Object.values(counts).reduce((sum, n) => sum + n, 0);

/** What the counts are called: the kinds of entry that people know by name, and what hangs on them. */
const groups = {
  contact: ['entry.contact', 'contact', 'contact_topic', 'confirmation', 'excuse'],
  concern: ['entry.concern', 'entry.reply', 'entry.status', 'entry.message', 'concern', 'question', 'audience_proposal'],
  accommodation: ['entry.accommodation', 'entry.step', 'entry.card', 'accommodation', 'refusal', 'card', 'tally'],
  meeting: [
    'entry.meeting',
    'entry.slots',
    'entry.turn',
    'entry.wish',
    'entry.minutes',
    'entry.confirm',
    'entry.decision',
    'entry.action',
    'meeting',
    'meeting_slot',
    'attendance',
    'minutes',
    'action',
    'conference',
  ],
  plan: [
    'entry.plan',
    'entry.plan_part',
    'entry.goal',
    'entry.plan_step',
    'entry.progress',
    'plan',
    'plan_part',
    'goal',
    'goal_step',
    'goal_link',
  ],
  report: ['entry.report', 'report', 'report_line', 'report_trace', 'report_hold'],
  consent: ['consent', 'consent_request', 'guardian', 'withdrawal_said', 'told'],
  people: ['party', 'member', 'invitation', 'employment', 'clock_fact'],
  look: ['access_event', 'emergency', 'record_request', 'record_mark', 'record_given'],
} as const;
export type Group = keyof typeof groups | 'other';

/** Counts as people read them: a line a group, what has no name of its own last. The sum stays the same. */
export function grouped(counts: Counts): { group: Group; n: number }[] {
  const groupOf = new Map<string, Group>(
    Object.entries(groups).flatMap(([group, kinds]) => kinds.map((kind) => [kind, group as Group])),
  );
  const sums = new Map<Group, number>();
  for (const [kind, n] of Object.entries(counts)) {
    const group = groupOf.get(kind) ?? 'other';
    sums.set(group, (sums.get(group) ?? 0) + n);
  }
  return [...Object.keys(groups), 'other'].flatMap((group) => {
    const n = sums.get(group as Group);
    return n ? [{ group: group as Group, n }] : [];
  });
}

export const holdForm = z.strictObject({
  reason: textField({ max: 1000, empty: 'retention.errors.reason' }),
  until: dayField(),
});
export const liftForm = z.strictObject({ hold: idField(), why: textField({ max: 1000, empty: 'retention.errors.reason' }) });
export const tellForm = z.strictObject({
  words: textField({ max: 4000, empty: 'retention.errors.words' }),
});
/** Years that records are kept, as choices: the ordinance's and longer. */
export const yearsOffered = ['5', '6', '7', '8', '10', '15', '20', '30'] as const;
export const yearsForm = z.strictObject({ years: choiceField(yearsOffered) });
/** Deciding says so in a box: a button alone is pressed by mistake. */
export const eraseForm = z.strictObject({
  sure: z
    .array(z.string())
    .default([])
    .pipe(z.tuple([z.literal('yes')], 'retention.errors.sure')),
});
export const closeForm = eraseForm;

export const holdDraft = (caseId: string): string => `hold:${caseId}`;
export const liftDraft = (caseId: string): string => `lift:${caseId}`;
export const tellDraft = (caseId: string): string => `tell-erasure:${caseId}`;
