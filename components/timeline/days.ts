import type { ReactNode } from 'react';
import { eventWords } from '@/components/events/words';
import { wordsOf } from '@/components/ui/ruby';
import type { StepDetail } from '@/lib/accommodations/model';
import { dayOf } from '@/lib/dates';
import { type EntryDetail, type Party, type Readers, readersOf } from '@/lib/entries/model';
import type { Ui } from '@/lib/i18n/ui';
import { paths } from '@/lib/paths';
import type { PlanStepDetail } from '@/lib/plans/model';
import { happened } from '@/lib/plans/words';
import type { TimelineRow } from '@/lib/timeline/queries';
import type { Days, Row, Words } from './rows';

export type Known = { caseId: string; parties: Party[]; mine: string[]; consented: ReadonlySet<string> };

/** Rows of a timeline as what stands on the screen, gathered by day in Japan: JSON of Days. */
export function daysOf(ui: Ui, rows: TimelineRow[], known: Known): string {
  const days: Days['days'] = [];
  // Few circles of readers and few authors come back again and again: their words are made once a page.
  const circles = new Map<string, { no: number; words: Words }>();
  const authors = new Map<string, Words>();
  for (const row of rows) {
    const day = dayOf(row.occurredAt);
    if (days.at(-1)?.day !== day) days.push({ day, label: wordsOf(ui.say(ui.day(row.occurredAt))), rows: [] });
    const circle = once(circles, `${row.category} ${row.audience.join()}`, () => ({
      no: circles.size,
      words: wordsOf(
        ui.say(readersText(ui, readersOf(row.audience, row.category, known.parties, known.consented), known.mine)),
      ),
    }));
    const who = once(authors, `${row.authorName}\n${row.authorTitle}\n${row.authorKind}\n${row.onBehalfLabel}`, () =>
      wordsOf(authorWords(ui, row)),
    );
    days.at(-1)?.rows.push(shown(ui, row, circle.no, who));
  }
  const all: Days = {
    entries: paths.entry(known.caseId, ''),
    circles: [...circles.values()].map(({ words }) => words),
    unread: wordsOf(ui.t('timeline.unread')),
    days,
  };
  return JSON.stringify(all);
}

function once<T>(among: Map<string, T>, key: string, make: () => T): T {
  let found = among.get(key);
  if (found === undefined) among.set(key, (found = make()));
  return found;
}

function shown(ui: Ui, row: TimelineRow, circle: number, who: Words): Row {
  return {
    id: row.id,
    ...(row.threadId && { thread: row.threadId }),
    time: ui.time(row.occurredAt),
    who,
    side: row.authorKind,
    kind: wordsOf(ui.t(`kinds.entry.${row.kind}`)),
    title: wordsOf(titleOf(ui, row)),
    excerpt: row.title ? wordsOf(ui.say(row.excerpt)) : '',
    circle,
    ...(row.status && { status: wordsOf(ui.t(`kinds.status.${row.status}`)) }),
    ...(row.unread && { unread: 1 as const }),
  };
}

/** 「山田さん（母）」「田中さん（支援員）：会社のかわりに」: as they were called when it was written. */
export function authorWords(
  ui: Ui,
  row: Pick<TimelineRow, 'authorName' | 'authorReading' | 'authorTitle' | 'authorKind' | 'onBehalfLabel'>,
): ReactNode {
  const side = row.authorTitle || ui.text(`parties.kind.${row.authorKind}`);
  const name = { name: row.authorName, reading: row.authorReading };
  return row.onBehalfLabel
    ? ui.t('timeline.author_for', { name, side, party: row.onBehalfLabel })
    : ui.t('timeline.author', { name, side });
}

/** What an entry is called in a list. */
export function titleOf(ui: Ui, row: Pick<TimelineRow, 'detail' | 'kind' | 'title' | 'excerpt'>): ReactNode {
  if (row.kind === 'life_event') return eventWords(ui, row.detail as EntryDetail['life_event']);
  if (row.kind === 'step') return ui.t(`accommodations.done.${(row.detail as StepDetail).act}`);
  if (row.kind === 'turn') return ui.t(`meetings.turn.${(row.detail as EntryDetail['turn']).act}`);
  if (row.kind === 'plan_step') return ui.t(`plans.happened.${happened(row.detail as PlanStepDetail)}`);
  if (row.kind === 'plan') return ui.t('plans.version', { n: (row.detail as { number: number }).number });
  return ui.say(row.title || firstLine(row.excerpt) || ui.text(`kinds.entry.${row.kind}`));
}

const firstLine = (text: string) =>
  text
    .split('\n')
    .find((line) => line.trim() !== '')
    ?.slice(0, 80) ?? '';

/** 「見える人：あなた、支援員（会社は、同意がないのでまだ見えません）」, for the asker's own sides as "you". */
function readersText(ui: Ui, readers: Readers, mine: string[]): string {
  const name = (party: Party) =>
    mine.includes(party.id) && party.kind !== 'support_team' ? ui.text('common.you') : party.label;
  const list = (parties: Party[]) => [...new Set(parties.map(name))].join(ui.text('common.listSeparator'));
  const see = [list(readers.see), readers.others ? ui.text('timeline.others') : '']
    .filter(Boolean)
    .join(ui.text('common.listSeparator'));
  const waiting = readers.waiting.length > 0 ? ui.text('timeline.waiting', { names: list(readers.waiting) }) : '';
  return ui.text('common.readersAre', { names: see || ui.text('common.none') }) + waiting;
}
