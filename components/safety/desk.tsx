import { BackLink } from '@/components/ui/back-link';
import { Button } from '@/components/ui/button';
import { Checkboxes } from '@/components/ui/checkboxes';
import { ErrorSummary } from '@/components/ui/error-summary';
import { Form } from '@/components/ui/form';
import { Hidden } from '@/components/ui/hidden';
import { Notice } from '@/components/ui/notice';
import { type FormState, valuesOf } from '@/lib/forms/state';
import type { Ui } from '@/lib/i18n/ui';
import { paths } from '@/lib/paths';
import type { Desk } from '@/lib/safety/queries';

/** Whom people turn to when they are afraid: at least two, so that what is about one of them reaches another. */
export function DeskPage({ ui, desk, state, saved }: { ui: Ui; desk: Desk; state: FormState; saved: boolean }) {
  const few = desk.managers.length < 2;
  return (
    <>
      <BackLink ui={ui} href={paths.home()} />
      {saved && <Notice kind="done">{ui.t('safety.desk.saved')}</Notice>}
      {state.notice && <Notice kind="warning">{ui.t(state.notice)}</Notice>}
      <ErrorSummary ui={ui} errors={state.errors} />
      <h1>{ui.t('safety.desk.title')}</h1>
      <p>{ui.t('safety.desk.lead')}</p>
      {few && <Notice kind="warning">{ui.t('safety.desk.few')}</Notice>}
      <Form ui={ui} action={paths.safetyDesk(desk.id, 'save')}>
        <Hidden name="people[]" value="" />
        <Checkboxes
          ui={ui}
          name="people"
          need="optional"
          label={ui.t('safety.desk.question')}
          hint={ui.t('safety.desk.hint')}
          error={state.errors.people}
          values={valuesOf(state, 'people')}
          choices={desk.managers.map((one) => ({ value: one.id, label: ui.name(one.name, one.reading) }))}
        />
        <div className="actions">
          <Button>{ui.t('common.save')}</Button>
        </div>
      </Form>
    </>
  );
}
