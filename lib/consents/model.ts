import { createHash } from 'node:crypto';
import { z } from 'zod';
import { valueOn } from '@/lib/clock/rules';
import { addDays, type Day, dayOf, daysBetween, isDay, periodEnd, startOfDay, today } from '@/lib/dates';
import { type Category, categories, type PartyKind } from '@/lib/entries/model';
import type { Fields } from '@/lib/forms/body';
import { choiceField, dayField, idField, textField } from '@/lib/forms/fields';

/** The sides that read by consent only. */
const consentKinds = ['family', 'employer', 'partner'] as const;
export type ConsentKind = (typeof consentKinds)[number];
export const asksConsent = (kind: PartyKind): kind is ConsentKind => (consentKinds as readonly string[]).includes(kind);

/** What an employer can do without: said calmly where it is chosen. */
export const sensitiveFor = (kind: ConsentKind, category: Category): boolean =>
  kind === 'employer' && ['health', 'medical', 'life_money'].includes(category);

export const purposes = ['work', 'health', 'understand', 'together', 'handover', 'other'] as const;
export const untils = ['review', 'm3', 'y1', 'day'] as const;
export const occasions = ['review', 'job_change', 'new_boss', 'ending', 'other'] as const;
export type Occasion = (typeof occasions)[number];

/** One category that a side may read now. */
export type InForce = {
  id: string;
  givingId: string;
  category: Category;
  purpose: string;
  validFrom: Date;
  validTo: Date;
  paper: boolean;
  confirmed: boolean;
  guardian: boolean;
  /** Whether the asker wrote this paper down. */
  own: boolean;
};

export type Request = {
  id: string;
  categories: Category[];
  occasion: Occasion;
  reason: string;
  askedAt: Date;
  /** Null: the portal itself, because something changed. */
  askedBy: string | null;
};

/** A side of a case that reads by consent: who they are, what they may read now, and what was asked about it. */
export type Side = {
  id: string;
  kind: ConsentKind;
  label: string;
  reading: string;
  people: { name: string; reading: string; title: string }[];
  inForce: InForce[];
  request: Request | null;
  /** The day by which the support plan is looked at next, where it is known and not too near. */
  review: Day | null;
};

/** What somebody is reminded of: that they were asked, that a paper waits for them, that something ends in so many days. */
export const consentMatters = ['asked', 'paper', '30', '14', '7', '1'] as const;
export type ConsentMatter = (typeof consentMatters)[number];

/** A consent taken on paper that the supported person has not confirmed. */
export type Unconfirmed = {
  givingId: string;
  partyId: string;
  categories: Category[];
  givenAt: Date;
  validTo: Date;
  recordedBy: string;
  witness: string;
  own: boolean;
};

const categoriesField = z
  .array(z.string())
  .max(11)
  .default([])
  .transform((all) => [...new Set(all)].filter((category) => category !== ''))
  .pipe(z.array(z.enum(categories)).min(1, 'consents.errors.categories'));

const what = {
  categories: categoriesField,
  purpose: choiceField(purposes, 'consents.errors.purpose'),
  more: textField({ max: 300 }),
  until: choiceField(untils, 'consents.errors.until'),
  day: dayField(),
};

type What = { purpose: string; more: string; until: (typeof untils)[number]; day: string };

/** What one rule of the form finds wrong with its parts, taken together. */
function wrong({ purpose, more, until, day }: What, from: string): [field: string, message: string][] {
  const found: [string, string][] = [];
  if (purpose === 'other' && more.trim() === '') found.push(['more', 'consents.errors.more']);
  if (until === 'day') {
    const last = isoDay(day);
    if (!last) found.push(['day', 'consents.errors.day']);
    else if (last < today()) found.push(['day', 'consents.errors.past']);
    else if (last > periodEnd(from, 12)) found.push(['day', 'consents.errors.year']);
  }
  return found;
}

/** What is given: which categories, what for, until when. */
export const giveForm = z.strictObject(what).superRefine((input, context) => {
  for (const [field, message] of wrong(input, today())) context.addIssue({ code: 'custom', path: [field], message });
});
export type Giving = z.output<typeof giveForm>;

/** The same, read from a paper: with the day on it and who was there. */
export const paperForm = z
  .strictObject({
    ...what,
    on: dayField('consents.errors.on'),
    witness: textField({ max: 200, empty: 'consents.errors.witness' }),
    seen: z.string().max(2000),
  })
  .superRefine((input, context) => {
    const on = isoDay(input.on);
    if (!on || on > today() || on < addDays(today(), -90))
      context.addIssue({ code: 'custom', path: ['on'], message: 'consents.errors.on' });
    for (const [field, message] of wrong(input, on ?? today())) context.addIssue({ code: 'custom', path: [field], message });
  });
export type PaperGiving = z.output<typeof paperForm>;

/** `shown` is the mark of the wording that was on the page, `seen` the consents that were in force beside it. */
export const agreeForm = z.strictObject({ shown: z.string().max(100), seen: z.string().max(2000) });
export const withdrawForm = z.strictObject({ categories: z.array(z.enum(categories)).max(10).optional() });
/** The same, written down by the support team for a person who has no account: with how they said it. */
export const stopForm = z.strictObject({
  categories: categoriesField,
  said: textField({ max: 1000, empty: 'consents.errors.said' }),
});
export const nothingForm = z.strictObject({});

export const askForm = z.strictObject({
  occasion: choiceField(occasions, 'consents.errors.occasion'),
  categories: categoriesField,
  reason: textField({ max: 1000, empty: 'consents.errors.reason' }),
});

export const guardianForm = z
  .strictObject({
    member: idField('consents.errors.member'),
    categories: categoriesField,
    from: dayField('consents.errors.from'),
    until: dayField('consents.errors.day'),
    document: textField({ max: 500, empty: 'consents.errors.document' }),
  })
  .superRefine(({ from, until }, context) => {
    if (!isoDay(from)) context.addIssue({ code: 'custom', path: ['from'], message: 'consents.errors.from' });
    if (!isoDay(until)) context.addIssue({ code: 'custom', path: ['until'], message: 'consents.errors.day' });
    else if (until < today() || until < from)
      context.addIssue({ code: 'custom', path: ['until'], message: 'consents.errors.order' });
  });

export const giveDraft = (partyId: string) => `consent:${partyId}`;
export const paperDraft = (partyId: string) => `consent-paper:${partyId}`;
export const stopDraft = (partyId: string) => `consent-stop:${partyId}`;
export const askDraft = (partyId: string) => `consent-ask:${partyId}`;
export const guardianDraft = (caseId: string) => `guardian:${caseId}`;

const isoDay = (text: string): string | null => {
  const [year = '', month = '', day = ''] = text.split('-');
  const iso = `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
  return isDay(iso) ? iso : null;
};

/** The day by which the plan is looked at next; none when no plan is known, or that day is over or within two weeks. */
export function nextReview(planFrom: Day | null, now: Day = today()): Day | null {
  const review = planFrom && periodEnd(planFrom, valueOn('plan_months', now));
  return review && review >= addDays(now, 14) ? review : null;
}

/**
 * The last day of what is given, YYYY-MM-DD. It counts until its end, in Asia/Tokyo.
 * @param review the day of the next plan review; where it is not known it comes in half a year at the latest
 */
export function lastDay({ until, day }: Pick<Giving, 'until' | 'day'>, from: Day, review: Day | null): Day {
  if (until === 'day') return isoDay(day) ?? from;
  if (until === 'review') return review ?? periodEnd(from, valueOn('plan_months', from));
  return periodEnd(from, { m3: 3, y1: 12 }[until]);
}
export const endOf = (day: string): Date => startOfDay(addDays(day, 1));
/** The last day on which something that ends at a moment still counts. */
export const lastDayOf = (end: Date): string => dayOf(new Date(end.getTime() - 1));

/** Days that are left, today not counted: 0 on the last day. */
export const daysLeft = (end: Date, now: string = today()): number => daysBetween(now, lastDayOf(end));
export const soon = (end: Date): boolean => daysLeft(end) <= 30;

/** The consents in force, as one text that the form carries: they are to be the same when it is sent. */
export const seenOf = (inForce: { id: string }[]): string =>
  inForce
    .map(({ id }) => id)
    .sort()
    .join();
export const idsOfSeen = (seen: string): string[] => (seen === '' ? [] : seen.split(','));

/** A mark of a wording, to notice that it is another one than was shown. */
export const markOf = (wording: string): string => createHash('sha256').update(wording).digest('hex').slice(0, 20);

/** In force, with what was given alike together: from when to when, what for, and how. */
export function alike(inForce: InForce[]): InForce[][] {
  const groups = new Map<string, InForce[]>();
  for (const one of inForce) {
    const { validFrom, validTo, purpose, paper, confirmed, guardian } = one;
    const key = [validFrom.getTime(), validTo.getTime(), purpose, paper, confirmed, guardian].join('|');
    groups.set(key, [...(groups.get(key) ?? []), one]);
  }
  return [...groups.values()];
}

/** What goes on beside a new consent: for a guardian, what is outside their scope; otherwise nothing, the new one is the whole. */
export const keptBeside = (side: Pick<Side, 'inForce'>, scope: Category[] | null): Category[] =>
  scope === null ? [] : side.inForce.map(({ category }) => category).filter((category) => !scope.includes(category));

/**
 * What the form offers at first: what is in force, to be renewed; nothing chosen where nothing is. Until the next plan review.
 * @param codeOf the choice that a purpose was, by its words
 */
export function offeredFor(side: Side, scope: Category[] | null, codeOf: (purpose: string) => string): Fields {
  const old = side.inForce.filter(({ category }) => scope === null || scope.includes(category));
  const purpose = old.find((one) => one.purpose !== '')?.purpose ?? '';
  const code = purpose === '' ? '' : codeOf(purpose);
  return {
    categories: old.map(({ category }) => category),
    until: 'review',
    ...(code && { purpose: code, more: code === 'other' ? purpose : '' }),
  };
}

/** The categories that a side does not read now. */
export const blindTo = (inForce: { category: Category }[]): Category[] =>
  categories.filter((category) => !inForce.some((one) => one.category === category));
