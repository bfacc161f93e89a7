/**
 * The draft of a month's report, by rules alone: which entry goes into which field, and with which words. Every line names what it came
 * from; nothing is added to what people wrote.
 */
import { dayOf } from '@/lib/dates';
import type { Category, EntryDetail, EntryKind, PartyKind } from '@/lib/entries/model';
import { dueKey, type Field, firstOf, type Line, lastOf } from './model';

/** An entry that a report may be drawn from, and who of the other sides may read it too. */
export type Source = {
  id: string;
  threadId: string | null;
  kind: EntryKind;
  category: Category;
  occurredAt: Date;
  authorKind: PartyKind;
  authorName: string;
  /** The author's side, or whose words they wrote down. */
  side: string;
  sideKind: PartyKind;
  title: string;
  body: string;
  detail: EntryDetail[EntryKind];
  /** What it answers: the beginning of its words. */
  root: string;
  /** Of an open concern until when, of an accommodation when it is looked at again. */
  dueOn: string | null;
  reviewOn: string | null;
  /** The other sides to whom this and what it answers may be reported. */
  sides: string[];
};

/** A line of the draft, and the entry that its reader is led to. */
export type DraftLine = Line & { source: Source };

const media: Record<string, string> = {
  face_to_face: '面談（対面）',
  visit: '職場訪問',
  home: '家庭訪問',
  outside: '面談（外で）',
  video: '面談（オンライン）',
  phone: '電話',
  mail: 'メール・手紙',
  chat: 'メッセージ',
};
const longestQuote = 600;

/** The lines of a month, by field, each field in the order of time. */
export function draftOf(sources: Source[], month: string, personName: string): DraftLine[] {
  const inMonth = ({ occurredAt }: Source) => dayOf(occurredAt) >= firstOf(month) && dayOf(occurredAt) <= lastOf(month);
  const told = sources
    .filter((source) => inMonth(source) || source.kind === 'goal')
    .sort((a, b) => a.occurredAt.getTime() - b.occurredAt.getTime() || a.id.localeCompare(b.id))
    .flatMap((source): DraftLine[] => {
      const field = fieldOf(source);
      const words = field && wordsOf(source, personName);
      return field && words
        ? [{ key: source.id, field, words, sources: [source.id, ...(source.threadId ? [source.threadId] : [])], source }]
        : [];
    });
  const coming = sources.flatMap((source): DraftLine[] => {
    const { next } = source.detail as EntryDetail['contact'];
    const day = source.dueOn ?? source.reviewOn;
    const what = `「${quote(source.title || source.body, 60)}」`;
    const words =
      next && inMonth(source)
        ? quote(next, longestQuote)
        : day &&
          (source.dueOn ? `${monthDay(day)}までに、${what}に対応します。` : `${monthDay(day)}に、${what}をふり返ります。`);
    if (!words || source.threadId) return [];
    return [{ key: dueKey(source.id), field: 'next', words, sources: [source.id], source }];
  });
  return [...told, ...coming];
}

function fieldOf({ kind, category, authorKind, detail }: Source): Field | null {
  switch (kind) {
    case 'contact':
    case 'meeting':
      return 'done';
    // The plan's goals that hold.
    case 'goal':
      return 'goal';
    case 'progress':
      return 'result';
    case 'life_event':
      return 'share';
    case 'status':
      return (detail as EntryDetail['status']).to === 'settled' ? 'result' : null;
    case 'step':
      return stepFields[(detail as { act?: string }).act ?? ''] ?? null;
    case 'note':
      return authorKind !== 'support_team' ? 'effort' : category === 'plan' ? 'goal' : 'share';
    case 'checkin':
    case 'concern':
      return 'effort';
    default:
      return null;
  }
}
const stepFields: Record<string, Field> = {
  yes: 'effort',
  partly: 'effort',
  accept: 'effort',
  try: 'effort',
  place: 'effort',
  felt: 'result',
  seen: 'result',
  keep: 'result',
};

function wordsOf({ kind, occurredAt, side, sideKind, title, body, detail, root }: Source, personName: string): string {
  const day = monthDay(dayOf(occurredAt));
  const said = detail as EntryDetail['contact'] & EntryDetail['meeting'];
  // What comes next stands among what comes next.
  const text = quote(said.next ? [said.talked, said.done].filter(Boolean).join('　') : body, longestQuote);
  if (kind === 'contact' || kind === 'meeting') {
    const facts = [said.with ?? said.attended?.join('、'), said.place, said.minutes && `${said.minutes}分`].filter(Boolean);
    const what = kind === 'meeting' ? '会議' : (media[said.medium ?? ''] ?? '連絡');
    return `${day} ${what}${facts.length > 0 ? `（${facts.join('・')}）` : ''}　${[title, text].filter(Boolean).join('：')}`;
  }
  if (kind === 'goal') return [title, text].filter(Boolean).join('　');
  if (kind === 'life_event') return `${day} ${[title, text].filter(Boolean).join('：')}`;
  if (kind === 'status') return `${day} 「${quote(root, 60)}」が落ち着きました。${text}`.trim();
  if (kind === 'step' || kind === 'progress')
    return text && `${day} 「${quote(root, 60)}」について、${sideKind === 'supported_person' ? '本人' : side}：「${text}」`;
  const who = sideKind === 'supported_person' ? personName : side;
  const words = [title, text].filter(Boolean).join('　');
  if (!words) return '';
  return sideKind === 'support_team' ? `${day} ${words}` : `${day} ${who}：「${words}」`;
}

const quote = (text: string, most: number) => {
  const line = text.replace(/\s*\n\s*/g, ' ').trim();
  return line.length > most ? `${line.slice(0, most - 1)}…` : line;
};
const monthDay = (day: string) => `${Number(day.slice(5, 7))}月${Number(day.slice(8))}日`;
