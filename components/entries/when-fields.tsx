import { DateField } from '@/components/ui/date-field';
import { TextField } from '@/components/ui/text-field';
import { type FormState, valueOf } from '@/lib/forms/state';
import type { Ui } from '@/lib/i18n/ui';

/** When it happened. Left as it is offered: today, now. */
export function WhenFields({ ui, state }: { ui: Ui; state: FormState }) {
  return (
    <>
      <DateField ui={ui} name="day" label={ui.t('entries.team.day')} error={state.errors.day} value={valueOf(state, 'day')} />
      <TextField
        ui={ui}
        name="time"
        label={ui.t('entries.team.time')}
        need="optional"
        hint={ui.t('entries.team.time_hint')}
        error={state.errors.time}
        value={valueOf(state, 'time')}
        inputMode="numeric"
        maxLength={8}
        size={8}
      />
    </>
  );
}
