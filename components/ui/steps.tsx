import type { Ui } from '@/lib/i18n/ui';

/** Where one is on the way: step n of m. */
export const Steps = ({ ui, n, m }: { ui: Ui; n: number; m: number }) => (
  <p className="steps">{ui.t('common.step', { n, m })}</p>
);
