import { z } from 'zod';
import { longest, pastDay, timeField, versionField } from '@/lib/concerns/model';
import { dayOf, momentAt, timeOf } from '@/lib/dates';
import { categories, type EntryDetail, type Medium, media, type Party } from '@/lib/entries/model';
import type { Fields } from '@/lib/forms/body';
import { choiceField, idsField, textField } from '@/lib/forms/fields';
import { advisedField } from '@/lib/wording/model';
import type { Contact } from './queries';
import { hasEnd } from './rules';

/** What a support worker did for somebody: when, how, with which sides; `with` and `place` as people say them. */
export type ContactFacts = {
  medium: Medium;
  /** The sides of the case that were met or spoken with. */
  met: string[];
  with: string;
  place: string;
  startsAt: Date;
  endsAt: Date | null;
};

/** What was talked about, what was done, what comes next. */
export type ContactWords = { title: string; talked: string; done: string; next: string };

const line = textField({ max: 200 });

const fields = {
  medium: choiceField(media, 'entries.errors.medium'),
  met: idsField(),
  with: line,
  place: line,
  day: pastDay(),
  from: timeField(),
  to: timeField(),
  title: line,
  talked: textField({ max: longest, empty: 'contacts.errors.talked' }),
  done: textField({ max: longest }),
  next: textField({ max: longest }),
  topics: idsField(),
  advised: advisedField(),
  /** The contacts that this one overlaps with, as far as its writer has been told. */
  overlaps: advisedField(),
};

/** What is wrong with when and with whom, as a field and a message key. */
export function problemsOf(
  input: { medium: Medium; met: string[]; with: string; day: string; from: string; to: string },
  now: Date,
): [string, string][] {
  const problems: [string, string][] = [];
  if (input.met.length === 0 && input.with.trim() === '') problems.push(['met', 'contacts.errors.with']);
  if (input.day === '') problems.push(['day', 'contacts.errors.day']);
  if (input.from === '') problems.push(['from', 'contacts.errors.from']);
  if (input.to === '' && hasEnd(input.medium)) problems.push(['to', 'contacts.errors.to']);
  if (problems.length > 0 || input.day > dayOf(now)) return problems;
  if (input.to !== '' && input.to <= input.from) return [['to', 'contacts.errors.order']];
  const last = momentAt(input.day, input.to || input.from);
  return last > now
    ? [[input.to === '' || momentAt(input.day, input.from) > now ? 'from' : 'to', 'contacts.errors.future']]
    : [];
}

const sensible = (input: Parameters<typeof problemsOf>[0], context: z.RefinementCtx) => {
  for (const [field, message] of problemsOf(input, new Date())) context.addIssue({ code: 'custom', path: [field], message });
};

/** A contact, as its form holds it. In the order of the page. */
export const contactForm = z
  .strictObject({ ...fields, category: choiceField(categories, 'entries.errors.category'), audience: idsField() })
  .superRefine(sensible);
/** The same, put right: what it is about and who reads it is moved elsewhere. */
export const changeForm = z.strictObject({ ...fields, version: versionField() }).superRefine(sensible);
type Input = z.output<typeof contactForm> | z.output<typeof changeForm>;

export const factsOf = (input: Input): ContactFacts => ({
  medium: input.medium,
  met: input.met,
  with: input.with,
  place: input.place,
  startsAt: momentAt(input.day, input.from),
  endsAt: input.to === '' || !hasEnd(input.medium) ? null : momentAt(input.day, input.to),
});

const minutesOf = ({ startsAt, endsAt }: Pick<ContactFacts, 'startsAt' | 'endsAt'>): number | undefined =>
  endsAt ? Math.round((endsAt.getTime() - startsAt.getTime()) / 60_000) : undefined;

/** The parts of a contact's words as one text, which is what its readers see and what is searched. */
export const bodyOf = ({ talked, done, next }: ContactWords): string =>
  [talked, done.trim() && `したこと\n${done}`, next.trim() && `これから\n${next}`].filter(Boolean).join('\n\n');

/** What stands on the entry beside its words; nothing of it is empty. */
export function detailOf(facts: ContactFacts, words: ContactWords): EntryDetail['contact'] {
  const { talked, done, next } = words;
  const all = { medium: facts.medium, minutes: minutesOf(facts), with: facts.with, place: facts.place, talked, done, next };
  return Object.fromEntries(Object.entries(all).filter(([, value]) => value !== undefined && value !== ''));
}

/** What a form begins with: as last time, and as if the contact had just ended. Without a last one, half an hour face to face. */
export function offeredFrom(last: Contact | null, parties: Party[], now: Date, medium?: string): Fields {
  const minutes = (last && minutesOf(last)) || 30;
  const end = new Date(Math.floor(now.getTime() / 300_000) * 300_000);
  const begin = new Date(end.getTime() - minutes * 60_000);
  const sameDay = dayOf(begin) === dayOf(end);
  const open = (ids: string[]) => parties.filter((party) => party.open && ids.includes(party.id)).map(({ id }) => id);
  const person = parties.filter((party) => party.open && party.kind === 'supported_person').map(({ id }) => id);
  return {
    medium: media.find((one) => one === medium) ?? last?.medium ?? 'face_to_face',
    day: dayOf(now),
    from: sameDay ? timeOf(begin) : '',
    to: timeOf(end),
    met: last ? open(last.met) : person,
    with: last?.with ?? '',
    place: last?.place ?? '',
    category: last?.category ?? 'work',
    audience: last ? open(last.audience) : person,
  };
}

/** A record as its form holds it, to be put right. */
export const offeredOf = (contact: Contact): Fields => ({
  medium: contact.medium,
  met: contact.met,
  with: contact.with,
  place: contact.place,
  day: dayOf(contact.startsAt),
  from: timeOf(contact.startsAt),
  to: contact.endsAt ? timeOf(contact.endsAt) : '',
  title: contact.title,
  talked: contact.talked,
  done: contact.done,
  next: contact.next,
  topics: contact.topics,
});

/** Why a record is not confirmed on the screen. Stored for ever. */
export const reasons = ['paper', 'no_account', 'unwell', 'refused', 'other'] as const;
export type Reason = (typeof reasons)[number];

export const unconfirmedForm = z
  .strictObject({ reason: choiceField(reasons, 'contacts.errors.reason'), words: textField({ max: 1000 }) })
  .refine(({ reason, words }) => reason !== 'other' || words.trim() !== '', {
    path: ['words'],
    message: 'contacts.errors.reason_words',
  });
/** What the supported person confirms: the hash of what they were shown. */
export const confirmForm = z.strictObject({ hash: z.string().regex(/^[0-9a-f]{64}$/) });

export const contactDraft = (caseId: string): string => `contact:${caseId}`;
export const changeDraft = (entryId: string): string => `contact-change:${entryId}`;
export const unconfirmedDraft = (entryId: string): string => `contact-unconfirmed:${entryId}`;
