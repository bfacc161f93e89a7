/**
 * Which contacts count for what, as data: from when to when, and how sure it is. Where it comes from, in words for readers:
 * `contacts.sources.KEY`. A rule that changes gets an end, and a second line.
 */
import type { Day } from '@/lib/dates';
import type { Medium } from '@/lib/entries/model';

type Line = { media: readonly Medium[]; from: Day; to?: Day; sure: 'rule' | 'practice' };

const inPerson = ['face_to_face', 'visit', 'home', 'outside'] as const;

export const counting = {
  /**
   * The monthly talk with the supported person (指定基準 206条の8): face to face; since 2021-04 also by video or the like. A telephone
   * call or a letter alone does not count.
   */
  talk: [
    { media: inPerson, from: '2018-04-01', to: '2021-03-31', sure: 'rule' },
    { media: [...inPerson, 'video'], from: '2021-04-01', sure: 'rule' },
  ],
  /** Seeing the person at the workplace, or its people there: a duty of effort. */
  visit: [{ media: ['visit'], from: '2018-04-01', sure: 'practice' }],
} satisfies Record<string, Line[]>;

/** The media that count on a day; before the first line, that one's. */
export function mediaOn(what: keyof typeof counting, day: Day): readonly Medium[] {
  const lines: Line[] = counting[what];
  return (lines.findLast((line) => line.from <= day) ?? lines[0]!).media;
}

/** Letters and messages have no end, and need none. */
export const hasEnd = (medium: Medium): boolean => medium !== 'mail' && medium !== 'chat';
