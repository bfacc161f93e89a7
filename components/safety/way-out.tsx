import type { Ui } from '@/lib/i18n/ui';
import { elsewhere } from '@/lib/safety/model';
import { Leave } from './leave';

/** The way out, at the top of every page about safety. */
export function WayOut({ ui }: { ui: Ui }) {
  return (
    <p>
      <Leave href={elsewhere} label={ui.text('safety.leave')} />
      <small className="line">{ui.t('safety.leave_hint')}</small>
    </p>
  );
}
