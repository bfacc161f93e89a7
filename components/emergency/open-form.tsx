import { Button } from '@/components/ui/button';
import { ErrorSummary } from '@/components/ui/error-summary';
import { Form } from '@/components/ui/form';
import { Radios } from '@/components/ui/radios';
import { TextArea } from '@/components/ui/text-area';
import { lengths, openable } from '@/lib/emergency/model';
import { type FormState, valueOf } from '@/lib/forms/state';
import type { Ui } from '@/lib/i18n/ui';
import { paths } from '@/lib/paths';

/** Opening what is closed to the team: which category, for how long, why. The supported person is told. */
export function OpenForm({ ui, caseId, state }: { ui: Ui; caseId: string; state: FormState }) {
  return (
    <section aria-labelledby="open-now">
      <h2 id="open-now">{ui.t('emergency.title_open')}</h2>
      <p>{ui.t('emergency.lead')}</p>
      <ErrorSummary ui={ui} errors={state.errors} />
      <Form ui={ui} action={paths.emergency(caseId, 'open')}>
        <Radios
          ui={ui}
          name="category"
          label={ui.t('emergency.category')}
          error={state.errors.category}
          value={valueOf(state, 'category')}
          choices={openable.map((category) => ({ value: category, label: ui.t(`categories.${category}.title`) }))}
        />
        <Radios
          ui={ui}
          name="hours"
          label={ui.t('emergency.hours.question')}
          error={state.errors.hours}
          value={valueOf(state, 'hours')}
          choices={lengths.map((hours) => ({ value: hours, label: ui.t('emergency.hours.n', { n: Number(hours) }) }))}
        />
        <TextArea
          ui={ui}
          name="reason"
          label={ui.t('emergency.reason.question')}
          hint={ui.t('emergency.reason.hint')}
          error={state.errors.reason}
          value={valueOf(state, 'reason')}
        />
        <div className="actions">
          <Button variant="danger">{ui.t('emergency.open_now')}</Button>
        </div>
      </Form>
    </section>
  );
}
