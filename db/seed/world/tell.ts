// The words that the stories are told with. Each returns data; nothing is looked up here.
import type {
  Category,
  ConcernStatus,
  Consent,
  ContactDetail,
  Draft,
  LifeEvent,
  Member,
  Party,
  PartyKind,
  StepTold,
  Worry,
} from './types';

type More = Partial<Pick<Draft, 'key' | 'title' | 'onBehalfOf' | 'about' | 'corrected' | 'category' | 'to' | 'thread'>>;

export function concern(
  key: string,
  day: number,
  time: string,
  by: string,
  to: string,
  category: Category,
  about: { worry: Worry; status: ConcernStatus; owner?: string; due?: number; title?: string },
  text: string,
  more: More = {},
): Draft {
  const { worry, status, owner, due, title } = about;
  return {
    key,
    day,
    time,
    by,
    to,
    kind: 'concern',
    category,
    title,
    text,
    concern: { worry, status, owner, dueDay: due },
    ...more,
  };
}

/** A reply has its thread's category and, unless told otherwise, its audience. */
export function reply(thread: string, day: number, time: string, by: string, text: string, more: More = {}): Draft {
  return { thread, day, time, by, kind: 'reply', text, ...more };
}

export function status(thread: string, day: number, time: string, by: string, to: ConcernStatus, text: string): Draft {
  return { thread, day, time, by, kind: 'status', status: to, text };
}

export function note(
  day: number,
  time: string,
  by: string,
  to: string,
  category: Category,
  title: string,
  text: string,
  more: More = {},
): Draft {
  return { day, time, by, to, kind: 'note', category, title, text, ...more };
}

export function contact(
  day: number,
  time: string,
  by: string,
  to: string,
  category: Category,
  how: ContactDetail,
  text: string,
  more: More = {},
): Draft {
  return { day, time, by, to, kind: 'contact', category, contact: how, text, ...more };
}

export function meeting(
  day: number,
  time: string,
  by: string,
  to: string,
  category: Category,
  title: string,
  held: { place: string; minutes: number; attended: string; decided: string[] },
  text: string,
  more: More = {},
): Draft {
  return {
    day,
    time,
    by,
    to,
    kind: 'meeting',
    category,
    title,
    text,
    meeting: { ...held, attended: held.attended.split(' ') },
    ...more,
  };
}

export function lifeEvent(
  day: number,
  time: string,
  by: string,
  to: string,
  what: LifeEvent,
  title: string,
  text: string,
  more: More = {},
): Draft {
  return { day, time, by, to, kind: 'life_event', category: 'work', lifeEvent: what, title, text, ...more };
}

export function checkin(
  day: number,
  time: string,
  by: string,
  to: string,
  items: Record<string, 1 | 2 | 3 | 4>,
  text: string,
  more: More = {},
): Draft {
  return {
    day,
    time,
    by,
    to,
    kind: 'checkin',
    category: 'health',
    text,
    checkin: { items: Object.entries(items).map(([label, value]) => ({ label, value })) },
    ...more,
  };
}

/** The monthly talks of one worker, one text a month from `first` on; weekdays and hours vary. */
export function monthly(
  first: number,
  by: string,
  how: { to?: string; category?: Category; medium?: ContactDetail['medium']; with: string; place: string },
  texts: string[],
): Draft[] {
  const times = ['17:40', '18:05', '16:30', '18:20', '17:15', '16:50'];
  const minutes = [45, 40, 50, 30, 60, 35];
  return texts.map((text, i) =>
    contact(
      onWeekday(first + Math.round(i * 30.4) + ((i * 5) % 4)),
      times[i % times.length]!,
      by,
      how.to ?? 'me',
      how.category ?? 'work',
      {
        medium: how.medium ?? (i % 4 === 3 ? 'video' : 'face_to_face'),
        with: how.with,
        place: i % 4 === 3 && !how.medium ? 'ビデオ通話' : how.place,
        minutes: minutes[i % minutes.length]!,
      },
      text,
      { title: '{m}月の面談' },
    ),
  );
}

/** Visits to a workplace, every `every` days from `first` on. */
export function visits(
  first: number,
  every: number,
  by: string,
  to: string,
  how: { with: string; place: string },
  texts: string[],
): Draft[] {
  const times = ['10:30', '14:00', '11:15', '15:20', '13:40'];
  return texts.map((text, i) =>
    contact(
      onWeekday(first + i * every + ((i * 3) % 5)),
      times[i % times.length]!,
      by,
      to,
      'work',
      { medium: 'visit', with: how.with, place: how.place, minutes: [40, 30, 50, 25][i % 4]! },
      text,
      { title: '職場訪問' },
    ),
  );
}

/** Saturdays and Sundays (of a world whose day 0 is a Monday) become the Friday before. */
function onWeekday(day: number): number {
  const back = ((-day % 7) + 7) % 7;
  return back === 1 ? day - 2 : back === 2 ? day - 1 : day;
}

export function party(
  key: string,
  kind: PartyKind,
  label: string,
  labelReading: string,
  from: number,
  members: Member[],
  more: { employment?: string; to?: number } = {},
): Party {
  return { key, kind, label, labelReading, from, members, ...more };
}

export function member(person: string, title: string, titleReading: string, from: number, to?: number): Member {
  return { person, title, titleReading, from, to };
}

/** The supported person as the party of their own case. */
export function self(person: string, from: number): Party {
  return party('me', 'supported_person', '本人', 'ほんにん', from, [member(person, '本人', 'ほんにん', from)]);
}

/** The agency's team; `workers` are [person, from, to?]. */
export function team(from: number, workers: [string, number, number?][]): Party {
  return party(
    'support',
    'support_team',
    '支援チーム',
    'しえんちーむ',
    from,
    workers.map(([person, start, end]) => member(person, '就労定着支援員', 'しゅうろうていちゃくしえんいん', start, end)),
  );
}

/** Consent, renewed each year; the running year ends in the future unless `last` or `withdrawn` says otherwise. */
export function agrees(
  partyKey: string,
  categories: string,
  from: number,
  purpose: string,
  end: { last?: number; withdrawn?: number } = {},
): Consent[] {
  const all: Consent[] = [];
  const stop = end.last ?? end.withdrawn ?? 1;
  for (let start = from; start < stop; start += 365) {
    const to = end.last !== undefined ? Math.min(start + 365, end.last) : start + 365;
    const last = start + 365 >= stop;
    all.push({
      party: partyKey,
      categories: categories.split(' ') as Category[],
      purpose,
      from: start,
      to,
      ...(last && end.withdrawn !== undefined ? { withdrawn: end.withdrawn } : {}),
    });
  }
  return all;
}

/** What a company is asked for. Between the person and the team while it is a draft. */
export function asks(key: string, day: number, time: string, by: string, text: string, asked: Draft['asked']): Draft {
  const to = asked?.begun === 'draft' ? 'me support' : `me support ${asked?.company}`;
  return { key, day, time, by, to, kind: 'accommodation', category: 'accommodation', text, asked };
}

export function step(thread: string, day: number, time: string, by: string, told: StepTold, text = ''): Draft {
  return { thread, day, time, by, kind: 'step', text, step: told };
}

/** A card for the workplace: what to do, line by line. */
export function card(day: number, time: string, by: string, text: string, told: NonNullable<Draft['card']>): Draft {
  const to = told.approved === undefined ? 'me support' : `me support ${told.company}`;
  return { day, time, by, to, kind: 'card', category: 'accommodation', text, card: told };
}

/** An accommodation of earlier that helped until it was needed no more: asked, done, found to work by both, ended. */
export function helpedOnce(
  key: string,
  day: number,
  [person, boss, worker]: [string, string, string],
  words: { obstacle: string; wish: string; yes: string; how: string; felt: string; seen: string; end: string },
  about: Pick<NonNullable<Draft['asked']>, 'worry' | 'measure'>,
): Draft[] {
  return [
    asks(key, day, '18:10', person, words.obstacle, { company: 'company', begun: 'asked', wish: words.wish, ...about }),
    step(key, day + 1, '12:20', boss, { act: 'yes', to: 'agreed', due: day + 15 }, words.yes),
    step(key, day + 3, '16:40', worker, { act: 'place', to: 'in_place', starts: day + 4, review: day + 32 }, words.how),
    step(key, day + 32, '18:20', person, { act: 'felt', to: 'review', effect: 'works', due: day + 39 }, words.felt),
    step(key, day + 33, '12:10', boss, { act: 'seen', to: 'reviewed', effect: 'works', due: day + 47 }, words.seen),
    step(key, day + 34, '18:30', person, { act: 'end', to: 'ended' }, words.end),
  ];
}
