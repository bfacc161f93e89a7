import { z } from 'zod';
import { categories } from '@/lib/entries/model';
import { choiceField } from '@/lib/forms/fields';
import { allWays, type Way } from './ways';

/** The kinds of notices that one chooses about, and when one is told of them. */
export const noticeKinds = ['concern', 'reply', 'change', 'record'] as const;
export const noticeWhens = ['now', 'daily', 'never'] as const;
export const hours = Array.from({ length: 24 }, (_, hour) => hour);
/** 0 is Sunday. */
export const weekdays = [1, 2, 3, 4, 5, 6, 0] as const;

export type NoticeWhen = (typeof noticeWhens)[number];
export type NoticeChoice = Record<(typeof noticeKinds)[number], NoticeWhen> & {
  dailyAt: number;
  quietFrom: number;
  quietTo: number;
  daysOff: number[];
  way: Way;
};

/** What holds for whoever has chosen nothing: as in db/migrations/0018_deliveries.sql. */
export const usualChoice: NoticeChoice = {
  concern: 'now',
  reply: 'now',
  change: 'daily',
  record: 'daily',
  dailyAt: 8,
  quietFrom: 21,
  quietTo: 7,
  daysOff: [],
  way: 'mail',
};

const hourField = z.coerce.number().int().min(0).max(23);
export const noticeChoiceForm = z.strictObject({
  concern: choiceField(noticeWhens),
  reply: choiceField(noticeWhens),
  change: choiceField(noticeWhens),
  record: choiceField(noticeWhens),
  daily_at: hourField,
  quiet_from: hourField,
  quiet_to: hourField,
  days_off: z
    .array(z.string())
    .max(8)
    .default([])
    .transform((days) => [...new Set(days.filter((day) => day !== '').map(Number))])
    .pipe(z.array(z.number().int().min(0).max(6)).max(6, 'notices.errors.all_days')),
});

export const wayForm = z.strictObject({ way: choiceField(allWays) });

/** How an agency tells: what is urgent, and whether what goes to its own staff names whose case it is about. */
export const agencyForm = z.strictObject({
  urgent: z
    .array(z.string())
    .max(20)
    .default([])
    .transform((all) => [...new Set(all.filter((one) => one !== ''))])
    .pipe(z.array(z.enum(categories))),
  mail_names: z.enum(['yes', 'no']),
});

export const jobForm = z.strictObject({ job: z.string().regex(/^\d{1,18}$/) });
