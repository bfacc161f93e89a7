import type { Ui } from '@/lib/i18n/ui';

/** That a day to look back was a day off, and which day it is now. */
export function Moved({ ui, to }: { ui: Ui; to: string }) {
  return <> {ui.t('accommodations.moved', { day: ui.day(to) })}</>;
}
