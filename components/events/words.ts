import type { ReactNode } from 'react';
import type { EntryDetail } from '@/lib/entries/model';
import type { Ui } from '@/lib/i18n/ui';

/** What an entry about a turn in somebody's working life is called; told before it came, with its day. */
export function eventWords(ui: Ui, { event, day }: Partial<EntryDetail['life_event']>): ReactNode {
  if (!event) return ui.t('kinds.entry.life_event');
  return day
    ? ui.t('events.to_come', { what: ui.text(`kinds.event.${event}`), day: ui.day(day) })
    : ui.t(`kinds.event.${event}`);
}
