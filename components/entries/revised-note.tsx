import type { Entry } from '@/lib/entries/queries';
import type { Ui } from '@/lib/i18n/ui';
import { paths } from '@/lib/paths';

/** That the words were corrected, when, and where the old ones are. */
export function RevisedNote({ ui, caseId, entry }: { ui: Ui; caseId: string; entry: Entry }) {
  if (!entry.revisedAt) return null;
  return (
    <p className="hint">
      {ui.t('entries.revised', { time: ui.dayTime(entry.revisedAt) })}{' '}
      <a href={paths.entryStep(caseId, entry.id, 'history')}>{ui.t('entries.history.link')}</a>
    </p>
  );
}
