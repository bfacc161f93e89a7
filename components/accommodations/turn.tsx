import { type DialogueSide, waitsFor } from '@/lib/accommodations/model';
import type { Accommodation } from '@/lib/accommodations/queries';
import { today } from '@/lib/dates';
import type { Ui } from '@/lib/i18n/ui';

type Props = { ui: Ui; found: Pick<Accommodation, 'state' | 'dueOn' | 'reviewOn' | 'companyId'>; side: DialogueSide | null };

/** Whose turn it is, until when, and that the day has passed. */
export function Turn({ ui, found, side }: Props) {
  const waits = waitsFor(found);
  const due = waits && found.dueOn;
  return (
    <>
      {ui.t(`accommodations.waits.${waits === null ? 'nobody' : waits === side ? 'you' : waits}`)}
      {due && (
        <small className="line">{ui.t(`accommodations.waits.${due < today() ? 'late' : 'until'}`, { day: ui.day(due) })}</small>
      )}
    </>
  );
}
