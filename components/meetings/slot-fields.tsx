import { Line } from '@/components/answers/line';
import { Checkboxes } from '@/components/ui/checkboxes';
import { Hidden } from '@/components/ui/hidden';
import { type FormState, valuesOf } from '@/lib/forms/state';
import type { Ui } from '@/lib/i18n/ui';
import type { Slot } from '@/lib/meetings/model';
import { When } from './list';

/** When one can come: signed in, or by a link. @param before what was answered already */
export function SlotFields({
  ui,
  name,
  slots,
  state,
  before,
}: {
  ui: Ui;
  name: string;
  slots: Slot[];
  state: FormState;
  before?: string[] | undefined;
}) {
  return (
    <>
      <Hidden name={`${name}[]`} value="" />
      <Checkboxes
        ui={ui}
        name={name}
        label={ui.t('meetings.answer.which')}
        error={state.errors[name]}
        values={before ?? valuesOf(state, name)}
        choices={slots.map((slot) => ({ value: slot.id, label: <When ui={ui} from={slot.startsAt} to={slot.endsAt} /> }))}
      />
      <Line ui={ui} state={state} />
    </>
  );
}
