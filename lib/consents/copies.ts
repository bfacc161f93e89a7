import type { LookKind } from '@/lib/access-log/model';
import type { Category } from '@/lib/entries/model';

/** What has left the portal: printed, taken along as a file, sent as a question by a link; or was sent as a report. */
export type Copy = {
  key: string;
  at: Date;
  how: Extract<LookKind, 'export' | 'file'> | 'link' | 'sent';
  page: string;
  name: string;
  reading: string;
  /** The words of a question; otherwise the title of what it was, when it was one thing. */
  words: string;
  entries: number;
  categories: Category[];
};

/** What somebody of a side has seen on the screen, and how often mail told them that something is new. */
export type Reader = {
  personId: string;
  name: string;
  reading: string;
  looks: number;
  entries: number;
  lastLook: Date | null;
  mails: number;
  lastMail: Date | null;
};

export type Copies = { party: string; reading: string; copies: Copy[]; readers: Reader[] };

/** Of what a side has, what is of some categories. */
export const copiesOf = (copies: Copy[], categories: Category[]): Copy[] =>
  copies.filter((copy) => copy.categories.some((category) => categories.includes(category)));
