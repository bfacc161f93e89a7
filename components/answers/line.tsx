import { TextArea } from '@/components/ui/text-area';
import { type FormState, valueOf } from '@/lib/forms/state';
import type { Ui } from '@/lib/i18n/ui';

/** A few words beside a tap, for who wishes. */
export function Line({ ui, state }: { ui: Ui; state: FormState }) {
  return (
    <TextArea
      ui={ui}
      name="line"
      label={ui.t('answers.line')}
      need="optional"
      error={state.errors.line}
      value={valueOf(state, 'line')}
      rows={2}
    />
  );
}
