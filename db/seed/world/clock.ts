// The days of each story's papers: the service before, the contract, certificates as municipalities print them, caps, plans. They follow
// from the story's employments and its contract, so that they agree with what is told.
import { dateOf } from './dates';
import type { Story } from './types';

type Paper = {
  kind: 'prior_service' | 'contract' | 'certificate' | 'cap' | 'plan';
  from_on: string;
  to_on: string | null;
  service?: string;
  office?: string;
  yen?: number;
  whose?: 'own' | 'other' | 'none';
};

/** The service before, by person: which, where, for how many months. */
const before: Record<string, [service: string, office: string, months: number]> = {
  shota: ['transition', 'はばたき', 18],
  yui: ['transition', 'そだち', 14],
  daichi: ['type_b', 'あおぞら', 41],
  misaki: ['transition', 'はばたき', 22],
  ren: ['transition', 'みなとキャリア', 11],
  haruka: ['training', '灯台', 20],
  takumi: ['type_b', 'なないろ', 30],
  kenji: ['transition', 'はばたき', 16],
  aoi: ['type_a', 'まちのパン', 26],
  sora: ['transition', 'みなとキャリア', 9],
  yuto: ['transition', 'あかつき', 23],
  mei: ['type_b', 'あおぞら', 34],
  kazuya: ['transition', 'あかつき', 19],
  nana: ['daily_care', 'ひだまり', 48],
};
/** Who pays something since their second year. */
const pays = ['daichi', 'kenji', 'haruka'];
/** Whose cap the office looks after, since they use another service too. */
const looksAfter = ['daichi'];
/** The office of the same operator, and one that nobody has asked about. */
const own = 'はばたき';
const unsaid = '灯台';

const DAY = 86_400_000;
const iso = (time: number) => new Date(time).toISOString().slice(0, 10);
const plus = (day: string, days: number) => iso(Date.parse(day) + days * DAY);
const parts = (day: string) => day.split('-').map(Number) as [number, number, number];
/** The last day of the month so many months after a day's. */
const monthEnd = (day: string, months: number) => {
  const [year, month] = parts(day);
  return iso(Date.UTC(year, month + months, 0));
};
const nextJune = (day: string) => {
  const [year, month] = parts(day);
  return `${month <= 6 ? year : year + 1}-06-30`;
};

/** @param today `YYYY-MM-DD`, in Asia/Tokyo */
export function papersOf(story: Story, today: string): Paper[] {
  const hired = dateOf(Math.min(...story.employments.map((job) => job.from)), today);
  const told = story.entries.find((entry) => entry.lifeEvent === 'contract');
  const ended = story.endedDay === undefined ? null : dateOf(story.endedDay, today);
  const papers: Paper[] = [];
  const prior = before[story.person];
  if (prior) {
    const [service, office, months] = prior;
    papers.push({
      kind: 'prior_service',
      from_on: plus(monthEnd(hired, -months - 1), 1),
      to_on: plus(hired, -1),
      service,
      office,
      ...(office !== unsaid && { whose: office === own ? 'own' : 'other' }),
    });
  }
  if (!told) return papers;
  const contract = dateOf(told.day, today);
  papers.push({ kind: 'contract', from_on: contract, to_on: ended });
  // The rest of the first month and twelve more, then a year at a time, never beyond three years and a half after being hired.
  const [year, month, day] = parts(hired);
  const last = iso(Date.UTC(year, month - 1 + 42, day) - DAY);
  const until = ended ?? today;
  for (let from = contract; from <= until && from <= last; ) {
    const to = monthEnd(from, from === contract && !from.endsWith('-01') ? 12 : 11);
    papers.push({ kind: 'certificate', from_on: from, to_on: to < last ? to : last });
    from = plus(to, 1);
  }
  for (let from = contract, i = 0; from <= until; from = plus(nextJune(from), 1), i += 1)
    papers.push({
      kind: 'cap',
      from_on: from,
      to_on: nextJune(from),
      yen: i > 0 && pays.includes(story.person) ? 9300 : 0,
      whose: looksAfter.includes(story.person) ? 'own' : 'none',
    });
  for (let on = contract; on <= until; on = plus(on, 166)) papers.push({ kind: 'plan', from_on: on, to_on: null });
  return papers;
}
