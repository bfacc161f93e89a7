import { z } from 'zod';
import { type Act, actsFor, type DialogueSide, dialogueSides, type State, waitsFor } from '@/lib/accommodations/model';
import type { PartyKind } from '@/lib/entries/model';
import type { TimelineRow } from '@/lib/timeline/queries';

/** How many notices wait for a person (100 stands for more), and the mark by which a page asks whether there is more since (app.news). */
export type News = { unread: number; mark: string };

/** A notice as its entry tells it now. */
export type NoticeRow = Pick<
  TimelineRow,
  | 'id'
  | 'threadId'
  | 'kind'
  | 'authorKind'
  | 'authorName'
  | 'authorReading'
  | 'authorTitle'
  | 'onBehalfLabel'
  | 'title'
  | 'excerpt'
  | 'detail'
> & {
  at: Date;
  unread: boolean;
  caseId: string;
  personName: string;
  personReading: string;
  /** The reader's own sides in the case; a company's only where it is the company that the entry is about. */
  sides: PartyKind[];
  /** Where the dialogue about an accommodation stands that it belongs to. */
  dialogue: { state: State; version: number; reviewOn: string | null; wish: boolean } | null;
  /** A new concern that is nobody's yet: what taking it on needs. */
  free: { version: number; due: string } | null;
};

/** What a reader can do about a notice where it stands: answer in a dialogue when it is their turn, take on what is nobody's, or write. */
export type ToDo = { answers: Act[]; take: boolean; write: boolean };

export function toDoOf({ sides, dialogue, free, kind }: NoticeRow): ToDo {
  const side = dialogueSides.find((one) => sides.includes(one)) as DialogueSide | undefined;
  const turn = dialogue !== null && side !== undefined && waitsFor(dialogue) === side;
  return {
    answers: turn ? actsFor(dialogue.state, side, dialogue.wish).filter((act) => !rarely.includes(act)) : [],
    take: free !== null && sides.includes('support_team'),
    write: dialogue === null && ['concern', 'reply', 'status'].includes(kind),
  };
}

const rarely: Act[] = ['recheck', 'know', 'end', 'withdraw'];

export type NoticesOfCase = { caseId: string; name: string; reading: string; rows: NoticeRow[] };

/** Notices by case, the case with the newest first. */
export function byCase(rows: NoticeRow[]): NoticesOfCase[] {
  const cases = new Map<string, NoticesOfCase>();
  for (const row of rows) {
    const found = cases.get(row.caseId);
    if (found) found.rows.push(row);
    else cases.set(row.caseId, { caseId: row.caseId, name: row.personName, reading: row.personReading, rows: [row] });
  }
  return [...cases.values()];
}

/** "I have read these": one, those of one case, or all that were there when the page was made. */
const optionalId = z.union([z.uuid(), z.literal('')]).default('');
export const readForm = z.strictObject({ entry: optionalId, case: optionalId, until: z.iso.datetime() });
