/** 引継ぎ: who helps when the support ends, and what of theirs somebody lets go to whom. Pure. */
import { z } from 'zod';
import { type Clock, isOver, nearEnd } from '@/lib/clock/case';
import { addDays, addMonths, type Day, today } from '@/lib/dates';
import { choiceShape } from '@/lib/directory/choice';
import { longest, type Office, type OfficeKind } from '@/lib/directory/model';
import type { Fields } from '@/lib/forms/body';
import { choiceField, dayField, idField, textField } from '@/lib/forms/fields';
import type { Section as ManualSection } from '@/lib/manual/model';
import type { Section as PlanSection } from '@/lib/plans/model';
import type { Field } from '@/lib/reports/model';
import { optionalEmailField } from '@/lib/session/model';
import { derivedToken } from '@/lib/tokens';

/** Whether a handover that begins now begins earlier than is usual, which is worth a reason. */
export const isEarly = (clock: Clock, today: Day): boolean => !nearEnd(clock, today) && !isOver(clock.state);

export const answers = ['wants', 'nobody', 'thinking'] as const;
export type Answer = (typeof answers)[number];
export const receiverKinds = ['job_centre', 'municipality', 'employer', 'consultation', 'family', 'other'] as const;
export type ReceiverKind = (typeof receiverKinds)[number];

/** What can go along, the narrowest first. The summary is written for the purpose; the others are as they stand. */
export const parts = ['contacts', 'working_life', 'summary', 'manual', 'accommodations', 'plan', 'reports'] as const;
export type Part = (typeof parts)[number];

/** What was chosen, as it is frozen and as it is given as data. */
export type Content = {
  contacts?: { agency: string; phone: string; workers: string[] };
  working_life?: { employer: string; workplace: string; job: string; from: Day; to: Day | '' }[];
  summary?: string;
  manual?: { section: ManualSection; words: string }[];
  accommodations?: { words: string; since: Day | '' }[];
  plan?: {
    number: number;
    agreedOn: Day;
    goals: { words: string; steps: string[] }[];
    parts: { section: PlanSection; words: string }[];
  };
  reports?: { month: string; lines: { field: Field; words: string }[] }[];
};

export type Handover = {
  begunAt: Date;
  reason: string;
  answer: Answer | null;
  said: string;
  talkedOn: Day | null;
  talkedBy: string | null;
  followUp: boolean;
  metOn: Day | null;
  metWho: string;
  /** Of what stands written so far: whoever writes it anew says on what they looked. */
  marks: { talk: string; meet: string };
  followed: { months: number; askedOn: Day; words: string; askedBy: string }[];
  receivers: Receiver[];
};
/** Who helps afterwards, and how far it is with them. Given: it stays as it was. */
export type Receiver = { id: string; kind: ReceiverKind; name: string; agreed: boolean; given: boolean };
/** The same, with how to reach them as it was known when they were named; `office`: of the agency's directory, '' for none. */
export type ReceiverInFull = Receiver & { version: number } & Reach;
export type Reach = { office: string; phone: string; address: string; mail: string };

/** What somebody agreed to for a receiver, and all that came of it. */
export type Package = {
  id: string;
  parts: Part[];
  content: Content;
  hash: string;
  wording: string;
  method: 'screen' | 'paper';
  agreedOn: Day;
  recordedBy: string;
  validTo: Date;
  withdrawnAt: Date | null;
  givings: Giving[];
};
export type Giving = {
  id: string;
  way: 'link' | 'paper';
  toWhom: string;
  givenOn: Day;
  givenBy: string;
  expiresAt: string | null;
  revokedAt: string | null;
  /** By the portal: when it went, or that it could not; where to is told to the support team alone. */
  byMail: boolean;
  mailedAt: string | null;
  unmailedAt: string | null;
  address: string | null;
  openings: string[];
};
export const isOpen = ({ withdrawnAt, validTo }: Package, now = new Date()): boolean => !withdrawnAt && validTo > now;
export const isReadable = (of: Package, { way, expiresAt, revokedAt }: Giving, now = new Date()): boolean =>
  way === 'link' && isOpen(of, now) && !revokedAt && expiresAt !== null && new Date(expiresAt) > now;

/** What opens a package that was given by a link. It is made again from the giving, and kept nowhere. */
export const linkToken = (givingId: string): string => derivedToken('handover', givingId);

/** Days that a link lasts, and months that somebody can agree for. */
export const linkDays = ['7', '14', '30'] as const;
export const agreedMonths = ['3', '6', '12'] as const;
/** The last day that somebody agrees for, from today on. */
export const lastDayOf = (months: string, from: Day = today()): Day => addDays(addMonths(from, Number(months)), -1);

const pastDay = () =>
  dayField()
    .refine((day) => day !== '', 'handover.errors.day')
    .refine((day) => day <= today(), 'handover.errors.to_come');

/** Who a receiver is. The fields of the choice from the directory come along. */
const receiverShape = {
  ...choiceShape,
  kind: choiceField(receiverKinds, 'handover.errors.kind'),
  name: textField({ max: 200, empty: 'handover.errors.name' }),
  office: idField().or(z.literal('')).default(''),
  phone: textField({ max: longest.phone }),
  address: textField({ max: longest.address }),
  mail: optionalEmailField(),
};
/** What is taken over of an office. */
export const receiverFrom = ({ id, kind, name, phone, address, mail }: Office): Fields => ({
  office: id,
  kind: kindsOf[kind] ?? 'other',
  name,
  phone,
  address,
  mail,
});
const kindsOf: Partial<Record<OfficeKind, ReceiverKind>> = {
  work_life_center: 'job_centre',
  local_center: 'municipality',
  municipality: 'municipality',
  consultation: 'consultation',
  core_consultation: 'consultation',
};

const was = z.string().max(32);
/** The acts about a case's handover, each with what it needs. `was`: the mark of what its writer looked at. */
export const acts = {
  begin: z.strictObject({ act: z.literal('begin'), reason: textField({ max: 1000 }) }),
  talk: z
    .strictObject({
      act: z.literal('talk'),
      was,
      answer: choiceField(answers, 'handover.errors.answer'),
      said: textField({ max: 2000 }),
      on: pastDay(),
      follow_up: choiceField(['yes', 'no'], 'handover.errors.follow_up'),
    })
    .refine(({ answer, said }) => answer !== 'nobody' || said.trim() !== '', {
      path: ['said'],
      message: 'handover.errors.why',
    }),
  receiver: z.strictObject({ act: z.literal('receiver'), ...receiverShape }),
  meet: z.strictObject({ act: z.literal('meet'), was, on: pastDay(), who: textField({ max: 500 }) }),
  follow: z.strictObject({
    act: z.literal('follow'),
    months: z.coerce.number().int().min(1).max(24),
    on: pastDay(),
    words: textField({ max: 2000, empty: 'handover.errors.words' }),
  }),
} satisfies Record<string, z.ZodType>;
export type ActName = keyof typeof acts;
export const isAct = (text: unknown): text is ActName => typeof text === 'string' && Object.hasOwn(acts, text);
export const handoverForm = z.discriminatedUnion('act', [acts.begin, acts.talk, acts.receiver, acts.meet, acts.follow]);
export type HandoverInput = z.output<typeof handoverForm>;

/** What is chosen for a receiver. */
export const chooseForm = z
  .strictObject({
    parts: z
      .array(z.string())
      .max(8)
      .default([])
      .transform((all) => parts.filter((part) => all.includes(part))),
    summary: textField({ max: 5000 }),
    months: choiceField(agreedMonths),
  })
  .superRefine(({ parts: chosen, summary }, context) => {
    const say = (path: string, message: string) => context.addIssue({ code: 'custom', path: [path], message });
    if (chosen.length === 0) say('parts', 'handover.errors.parts');
    if (chosen.includes('summary') && summary.trim() === '') say('summary', 'handover.errors.summary');
  });
export type Choice = z.output<typeof chooseForm>;

/** How something is given: by mail, the portal sends the link; else who gives it does. */
export const ways = ['mail', 'link', 'paper'] as const;
/** What is done about a receiver and what goes there. `on` of `agree`: the day on the paper; the person themselves needs none. */
const givingActs = {
  agree: z.strictObject({ act: z.literal('agree'), seen: z.string().max(100), on: dayField() }),
  withdraw: z.strictObject({ act: z.literal('withdraw'), package: idField() }),
  give: z
    .strictObject({
      act: z.literal('give'),
      package: idField(),
      way: choiceField(ways, 'handover.errors.way'),
      to_whom: textField({ max: 200, empty: 'handover.errors.to_whom' }),
      mail: optionalEmailField(),
      on: pastDay(),
      days: choiceField(linkDays),
    })
    .refine(({ way, mail }) => way !== 'mail' || mail !== null, { path: ['mail'], message: 'handover.errors.mail' }),
  revoke: z.strictObject({ act: z.literal('revoke'), giving: idField() }),
  correct: z.strictObject({ act: z.literal('correct'), version: z.coerce.number().int().min(1), ...receiverShape }),
  remove: z.strictObject({ act: z.literal('remove') }),
};
export const { correct: correctForm, give: giveForm, agree: agreeForm } = givingActs;
export const givingForm = z.discriminatedUnion('act', [
  givingActs.agree,
  givingActs.withdraw,
  givingActs.give,
  givingActs.revoke,
  givingActs.correct,
  givingActs.remove,
]);
export type GivingInput = z.output<typeof givingForm>;

export const handoverDraft = (caseId: string, act: unknown): string => `handover:${caseId}:${isAct(act) ? act : ''}`;
export const chooseDraft = (receiverId: string): string => `handover-choose:${receiverId}`;
export const givingDraft = (receiverId: string, act: unknown): string =>
  `handover-giving:${receiverId}:${act === 'agree' || act === 'give' || act === 'correct' ? act : ''}`;
