/** All that is one's own, to take along: what goes into it. */

/** Rows that are read at once, so that three years of somebody's life need no more memory than a day. */
export const chunk = 500;

/** Tables that belong to a case through an entry, by this column. */
export const ofEntries: Record<string, string> = {
  entry_version: 'entry_id',
  contact_topic: 'contact_id',
  refusal: 'entry_id',
  plan_part: 'entry_id',
  goal: 'entry_id',
  goal_step: 'goal_id',
  goal_link: 'goal_id',
  meeting_slot: 'meeting_id',
  report_line: 'entry_id',
};
/** The people of a case, by their names. */
export const people = 'person';

/** Tables whose rows are a person's own in every case. */
export const ownTables = ['account', 'manual', 'notice_choice', 'reminder', 'session', 'calendar', 'delivery'];

/** A file of the archive; its parts are made as they are asked for. */
export type Piece = { name: string; parts: AsyncIterable<string | Uint8Array> | Iterable<string | Uint8Array> };
