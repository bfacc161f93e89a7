import { createHash } from 'node:crypto';
import { z } from 'zod';
import type { Day } from '@/lib/dates';
import { choiceField, idsField, textField } from '@/lib/forms/fields';

export const disclosures = ['open', 'partly', 'closed'] as const;
export type Disclosure = (typeof disclosures)[number];

/** Somebody at a workplace whom the supported person has named; `joined` once they are on the company's side. */
export type Named = { id: string; name: string; personId: string | null; joined: boolean };
/** Somebody who is on a company's side now. */
export type Colleague = { id: string; personId: string; name: string; reading: string; title: string; titleReading: string };
/** One job, with what its workplace knows and who is there. `past`: it has ended. */
export type Employment = {
  id: string;
  employer: string;
  reading: string;
  workplace: string;
  job: string;
  disclosure: Disclosure;
  startedOn: string;
  endedOn: string | null;
  past: boolean;
  named: Named[];
  colleagues: Colleague[];
  /** How many people were on the company's side before: what they know stays known. */
  former: number;
  /** Categories that the company's side may read now. */
  reads: string[];
};

/** The most people that may be named at once. */
const mostNames = 10;

/** People named anew, one a line. */
export const namesIn = (text: string): string[] => [
  ...new Set(
    text
      .split('\n')
      .map((line) => line.trim())
      .filter(Boolean),
  ),
];

/** What the workplace shall know. With `partly`: who stays named, and who is named anew. */
export const discloseForm = z
  .strictObject({
    disclosure: choiceField(disclosures, 'employments.errors.disclosure'),
    keep: idsField(),
    names: textField({ max: 1500 }),
  })
  .superRefine(({ disclosure, keep, names }, context) => {
    if (disclosure !== 'partly') return;
    const named = namesIn(names);
    const wrong = (message: string) => context.addIssue({ code: 'custom', path: ['names'], message });
    if (keep.length + named.length === 0) wrong('employments.errors.names');
    if (named.length > mostNames) wrong('employments.errors.many');
    if (named.some((name) => name.length > 100)) wrong('employments.errors.long');
  });
export type Disclosing = z.output<typeof discloseForm>;

/** `mark`: of what the check page showed. */
export const decideForm = z.strictObject({ mark: z.string().max(100), seen: z.string().max(4000) });

/** A job to be written down. */
export type NewJob = { employer: string; workplace: string; job: string; since: Day };

export const discloseDraft = (employmentId: string) => `disclose:${employmentId}`;

/** Who would be on the company's side after a change: who stays, who may be invited, who loses their place. */
export function after(job: Employment, { disclosure, keep, names }: Disclosing) {
  const stays = (one: Colleague) =>
    disclosure === 'open' ||
    (disclosure === 'partly' &&
      (keep.includes(one.id) || job.named.some((named) => keep.includes(named.id) && named.personId === one.personId)));
  return {
    stay: job.colleagues.filter(stays),
    leave: job.colleagues.filter((one) => !stays(one)),
    named:
      disclosure === 'partly'
        ? [...job.named.filter((one) => keep.includes(one.id) && !one.joined).map(({ name }) => name), ...namesIn(names)]
        : [],
  };
}

/** Whether a choice would change anything. */
export const changes = (job: Employment, input: Disclosing): boolean => {
  const { leave, named } = after(job, input);
  const waiting = job.named.filter((one) => !one.joined).length;
  return (
    input.disclosure !== job.disclosure ||
    leave.length > 0 ||
    (input.disclosure === 'partly' && (named.length !== waiting || namesIn(input.names).length > 0))
  );
};

/** The names and people of a job, as one text that the form carries: they are to be the same when it is sent. */
export const seenOf = (job: Employment): string =>
  [job.disclosure, ...[...job.named, ...job.colleagues].map(({ id }) => id).sort()].join();
export function readSeen(seen: string): { was: string; circle: string[] } {
  const [was = '', ...circle] = seen.split(',');
  return { was, circle: circle.filter(Boolean) };
}

/** A mark of a choice, to notice that the draft is another one than was shown. */
export const markOf = (input: Disclosing): string =>
  createHash('sha256')
    .update(JSON.stringify([input.disclosure, [...input.keep].sort(), namesIn(input.names)]))
    .digest('hex')
    .slice(0, 20);
