import { Button } from '@/components/ui/button';
import { Form } from '@/components/ui/form';
import { undoUntil } from '@/lib/concerns/model';
import { isFixed } from '@/lib/entries/model';
import type { Entry } from '@/lib/entries/queries';
import type { Ui } from '@/lib/i18n/ui';
import { paths } from '@/lib/paths';

type Props = { ui: Ui; caseId: string; entry: Entry; answered?: boolean };

/** What the author can do with their own words: correct them, and take them back for ten minutes while nobody has answered. */
export function OwnActs({ ui, caseId, entry, answered = false }: Props) {
  if (!entry.own || entry.undoneAt || isFixed(entry.kind)) return null;
  const until = undoUntil(entry.createdAt);
  return (
    <div className="acts">
      <a
        href={
          entry.kind === 'contact' ? paths.contact(caseId, entry.id, 'change') : paths.entryStep(caseId, entry.id, 'correct')
        }
      >
        {ui.t('entries.correct.link')}
      </a>
      {until > new Date() && !answered && (
        <Form ui={ui} action={paths.entryStep(caseId, entry.id, 'undo')}>
          <Button variant="quiet">{ui.t('common.undo')}</Button>
          <span className="hint">{ui.t('entries.undo.until', { time: ui.time(until) })}</span>
        </Form>
      )}
    </div>
  );
}
