import { SummaryList } from '@/components/ui/summary-list';
import { type AskStep, type PartName, type Parts, partNames } from '@/lib/accommodations/model';
import type { Ui } from '@/lib/i18n/ui';

type Props = {
  ui: Ui;
  parts: Parts;
  change?: (step: AskStep) => string;
  /** What the page's heading says already. */
  headed?: string;
};

/** What is asked, part by part; to check it, with the way back to each, also to those left out. */
export function AskedParts({ ui, parts, change, headed = '' }: Props) {
  const shown = partNames.filter((name) => change || ![headed, ''].includes(parts[name].trim()));
  const value = (name: PartName) => (parts[name].trim() === '' ? ui.t('concerns.not_said') : ui.say(parts[name]));
  return (
    <SummaryList
      ui={ui}
      rows={shown.map((name) => ({
        term: ui.t(`accommodations.parts.${name}`),
        value: value(name),
        ...(change && { change: { href: change(name), what: ui.text(`accommodations.parts.${name}`) } }),
      }))}
    />
  );
}
