import { Button } from '@/components/ui/button';
import { Form } from '@/components/ui/form';
import { Radios } from '@/components/ui/radios';
import { TextArea } from '@/components/ui/text-area';
import { outcomes } from '@/lib/emergency/model';
import { type FormState, valueOf } from '@/lib/forms/state';
import type { Ui } from '@/lib/i18n/ui';
import { paths } from '@/lib/paths';

/** A manager says whether it was needed. The supported person reads it. */
export function ReviewForm({ ui, caseId, openingId, state }: { ui: Ui; caseId: string; openingId: string; state: FormState }) {
  return (
    <Form ui={ui} action={paths.emergency(caseId, openingId, 'review')}>
      <Radios
        ui={ui}
        name="outcome"
        label={ui.t('emergency.outcome.question')}
        hint={ui.t('emergency.outcome.hint')}
        error={state.errors.outcome}
        value={valueOf(state, 'outcome')}
        choices={outcomes.map((outcome) => ({ value: outcome, label: ui.t(`emergency.outcome.${outcome}`) }))}
      />
      <TextArea
        ui={ui}
        name="words"
        label={ui.t('emergency.words')}
        need="optional"
        error={state.errors.words}
        value={valueOf(state, 'words')}
      />
      <div className="actions">
        <Button>{ui.t('common.save')}</Button>
      </div>
    </Form>
  );
}
