import { today } from '@/lib/dates';
import type { Ui } from '@/lib/i18n/ui';
import { paths } from '@/lib/paths';

/** A date to put into one's own calendar, while it is still to come. `of`: the date's key there (lib/calendar). */
export function DateLink({ ui, of, day }: { ui: Ui; of: string; day: string }) {
  if (day < today()) return null;
  return (
    <a className="alone" href={paths.oneDate(of)} download>
      {ui.t('calendar.one')}
    </a>
  );
}
