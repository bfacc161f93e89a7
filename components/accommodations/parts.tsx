import type { ReactNode } from 'react';
import { SummaryList } from '@/components/ui/summary-list';
import { type AskStep, type Knowing, type PartName, type Parts, partNames } from '@/lib/accommodations/model';
import type { Ui } from '@/lib/i18n/ui';
import { knowingWords } from './who-may-know';

type Props = {
  ui: Ui;
  parts: Parts;
  /** Who may know, where that is not said beside it. */
  knowing?: Knowing;
  change?: (step: AskStep) => string;
  /** What the page's heading says already. */
  headed?: string;
};

/** What is asked, part by part; to check it, with the way back to each, also to those left out. */
export function AskedParts({ ui, parts, knowing, change, headed = '' }: Props) {
  const shown = partNames.filter((name) => change || ![headed, ''].includes(parts[name].trim()));
  const value = (name: PartName) => (parts[name].trim() === '' ? ui.t('concerns.not_said') : ui.say(parts[name]));
  const row = (name: PartName | 'knows', value: ReactNode) => ({
    term: ui.t(`accommodations.parts.${name}`),
    value,
    ...(change && { change: { href: change(name), what: ui.text(`accommodations.parts.${name}`) } }),
  });
  return (
    <SummaryList
      ui={ui}
      rows={[...shown.map((name) => row(name, value(name))), ...(knowing ? [row('knows', knowingWords(ui, knowing))] : [])]}
    />
  );
}
