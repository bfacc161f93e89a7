// The months' reports of the demo world: drawn from what is told of each month, sent on its last working days, read by their people.
import { v5 } from 'uuid';
import { papersOf } from './clock';
import { dateOf, fill } from './dates';
import { people } from './people';
import type { Entry, Story } from './types';

export type Line = { key: string; field: string; words: string; sources: string[] };
export type Sent = {
  key: string;
  month: string;
  party: string;
  at: string;
  by: string;
  lines: Line[];
  told: string[];
  read: { who: string; at: string }[];
};

const DAY = 86_400_000;
const iso = (time: number) => new Date(time).toISOString().slice(0, 10);
const media: Record<string, string> = {
  face_to_face: '面談（対面）',
  visit: '職場訪問',
  video: '面談（オンライン）',
  phone: '電話',
  mail: 'メール・手紙',
};

/** What was aimed at and what was to come, month by month; `next` of one month leads to the goal of the one after. */
const plans = [
  ['休まずに通い、疲れた日は早めに言う', '月に1回の面談を続け、眠りと疲れを一緒に確かめます。'],
  ['困ったときに、その日のうちに声を出す', '困ったときの声のかけ方を、面談で練習します。'],
  ['仕事の順番を自分で確かめながら進める', '職場に伺い、仕事の順番の見え方を確かめます。'],
];

/** The reports of the three months before this one, while the story's person uses the service. */
export function reportsOf(story: Story, today: string, id: (...keys: string[]) => string): Sent[] {
  const contract = papersOf(story, today).find((paper) => paper.kind === 'contract');
  if (!contract || story.endedDay !== undefined) return [];
  const team = story.parties.find((party) => party.kind === 'support_team')!;
  const [year, month] = today.split('-').map(Number) as [number, number];
  return [3, 2, 1].flatMap((back, turn): Sent[] => {
    const first = iso(Date.UTC(year, month - 1 - back, 1));
    const last = iso(Date.UTC(year, month - back, 0));
    const worker = team.members.find(
      (m) => dateOf(m.from, today) <= first && (m.to === undefined || dateOf(m.to, today) >= last),
    );
    const told = story.entries.filter((e) => dateOf(e.day, today) >= first && dateOf(e.day, today) <= last && !e.thread);
    const done = told.filter((e) => e.to.includes('me') && (e.contact || e.meeting || e.lifeEvent));
    if (contract.from_on > last || !worker || done.length === 0) return [];
    const [goal, next] = plans[turn]!;
    const own = (field: string, words: string): Line => ({
      key: v5(`${story.key}/${first}/${field}`, id('report')),
      field,
      words,
      sources: [],
    });
    const lines: Line[] = [
      own('goal', goal!),
      ...done.map((e) => ({
        key: id('entry', e.key),
        field: e.lifeEvent ? 'share' : 'done',
        words: wordsOf(e, today),
        sources: [id('entry', e.key)],
      })),
      own('next', next!),
    ].sort((a, b) => fields.indexOf(a.field) - fields.indexOf(b.field));
    const day = workday(last);
    const at = `${day}T16:40:00+09:00`;
    const key = first.slice(0, 7);
    const person = story.parties.find((party) => party.kind === 'supported_person')!;
    const sent: Sent[] = [
      {
        key,
        month: first,
        party: person.key,
        at,
        by: worker.person,
        lines,
        told: [story.person],
        // The last month's waits to be read where nobody was in a hurry.
        read: back === 1 && story.key === 'misaki' ? [] : [{ who: story.person, at: `${day}T19:25:00+09:00` }],
      },
    ];
    if (sent[0]!.read.length === 0) return sent;
    for (const party of story.parties) {
      const reads = (category: string) =>
        story.consents.some(
          (c) =>
            c.party === party.key &&
            c.categories.includes(category as never) &&
            c.withdrawn === undefined &&
            dateOf(c.from, today) <= last &&
            dateOf(c.to, today) > today,
        );
      const there = party.members.filter((m) => dateOf(m.from, today) <= last && m.to === undefined);
      if (
        ['supported_person', 'support_team'].includes(party.kind) ||
        party.to !== undefined ||
        there.length === 0 ||
        !reads('report')
      )
        continue;
      const theirs = lines.filter((line) => {
        const e = done.find((one) => id('entry', one.key) === line.key);
        return e ? e.to.includes(party.key) && reads(e.category) : line.field === 'goal';
      });
      if (!theirs.some((line) => line.sources.length > 0)) continue;
      sent.push({
        key: `${key}-${party.key}`,
        month: first,
        party: party.key,
        at: `${day}T19:50:00+09:00`,
        by: worker.person,
        lines: theirs,
        told: there.map((m) => m.person),
        read: there.slice(0, 1).map((m) => ({ who: m.person, at: `${iso(Date.parse(day) + DAY)}T08:35:00+09:00` })),
      });
    }
    return sent;
  });
}

const fields = ['goal', 'done', 'result', 'effort', 'next', 'share'];

function wordsOf(e: Entry, today: string): string {
  const [, month, day] = dateOf(e.day, today).split('-').map(Number);
  const text = fill(e.text, e.day, today).replace(/\s*\n\s*/g, ' ');
  const title = fill(e.title ?? '', e.day, today);
  const what = [title, text].filter(Boolean).join('：');
  if (e.lifeEvent) return `${month}月${day}日 ${what}`;
  const facts = e.contact
    ? [e.contact.with, e.contact.place, `${e.contact.minutes}分`]
    : [
        e.meeting!.attended.map((key) => people.find((p) => p.key === key)?.name ?? '').join('、'),
        e.meeting!.place,
        `${e.meeting!.minutes}分`,
      ];
  return `${month}月${day}日 ${e.contact ? media[e.contact.medium] : '会議'}（${facts.filter(Boolean).join('・')}）　${what}`;
}

/** The last weekday of a month but one. */
function workday(last: string): string {
  for (let at = Date.parse(last) - DAY; ; at -= DAY) if (![0, 6].includes(new Date(at).getUTCDay())) return iso(at);
}

/** What somebody has begun to write of this month, and not sent. */
export const begunDraft = (today: string) => ({
  'own-goal': '電話の当番から外れたあとの、仕事の進み方を確かめる',
  'own-next': `${Number(today.slice(5, 7))}月の面談で、写真カードが役に立っているかを一緒に見ます。`,
});
