import type { ReactNode } from 'react';
import { dayOf } from '@/lib/dates';
import { type Party, type Readers, readersOf } from '@/lib/entries/model';
import type { Ui } from '@/lib/i18n/ui';
import { paths } from '@/lib/paths';
import type { TimelineRow } from '@/lib/timeline/queries';
import type { Day, Row } from './rows';

export type Known = { caseId: string; parties: Party[]; mine: string[]; consented: ReadonlySet<string> };

/** Rows of a timeline as what stands on the screen, gathered by day in Japan. */
export function daysOf(ui: Ui, rows: TimelineRow[], known: Known): Day[] {
  const days: Day[] = [];
  const words = new Map<string, ReactNode>();
  for (const row of rows) {
    const day = dayOf(row.occurredAt);
    if (days.at(-1)?.day !== day) days.push({ day, label: ui.say(ui.day(row.occurredAt)), rows: [] });
    days.at(-1)?.rows.push(shown(ui, row, known, words));
  }
  return days;
}

function shown(ui: Ui, row: TimelineRow, known: Known, words: Map<string, ReactNode>): Row {
  // Few circles of readers come back again and again: their words are made once a page.
  const circle = `${row.category} ${row.audience.join()}`;
  if (!words.has(circle))
    words.set(
      circle,
      ui.say(readersText(ui, readersOf(row.audience, row.category, known.parties, known.consented), known.mine)),
    );
  return {
    id: row.id,
    href: paths.entry(known.caseId, row.threadId ?? row.id),
    time: ui.time(row.occurredAt),
    side: row.authorKind,
    who: ui.say(authorText(ui, row)),
    kind: ui.t(`kinds.entry.${row.kind}`),
    title: titleOf(ui, row),
    excerpt: row.title ? ui.say(row.excerpt) : '',
    readers: words.get(circle),
    ...(row.status && { status: ui.t(`kinds.status.${row.status}`) }),
    ...(row.unread && { unread: ui.t('timeline.unread') }),
  };
}

/** 「山田さん（母）」「田中さん（支援員）：会社のかわりに」: as they were called when it was written. */
export function authorText(
  ui: Ui,
  row: Pick<TimelineRow, 'authorName' | 'authorTitle' | 'authorKind' | 'onBehalfLabel'>,
): string {
  const side = row.authorTitle || ui.text(`parties.kind.${row.authorKind}`);
  return row.onBehalfLabel
    ? ui.text('timeline.author_for', { name: row.authorName, side, party: row.onBehalfLabel })
    : ui.text('timeline.author', { name: row.authorName, side });
}

function titleOf(ui: Ui, row: TimelineRow): ReactNode {
  const event = (row.detail as { event?: string }).event;
  if (row.kind === 'life_event' && event) return ui.t(`kinds.event.${event}`);
  return ui.say(row.title || firstLine(row.excerpt) || ui.text(`kinds.entry.${row.kind}`));
}

const firstLine = (text: string) =>
  text
    .split('\n')
    .find((line) => line.trim() !== '')
    ?.slice(0, 80) ?? '';

/** 「見える人：あなた、支援員（会社は、同意がないのでまだ見えません）」, for the asker's own sides as "you". */
export function readersText(ui: Ui, readers: Readers, mine: string[]): string {
  const name = (party: Party) =>
    mine.includes(party.id) && party.kind !== 'support_team' ? ui.text('common.you') : party.label;
  const list = (parties: Party[]) => [...new Set(parties.map(name))].join(ui.text('common.listSeparator'));
  const see = [list(readers.see), readers.others ? ui.text('timeline.others') : '']
    .filter(Boolean)
    .join(ui.text('common.listSeparator'));
  const waiting = readers.waiting.length > 0 ? ui.text('timeline.waiting', { names: list(readers.waiting) }) : '';
  return ui.text('common.readersAre', { names: see || ui.text('common.none') }) + waiting;
}
