import { BackLink } from '@/components/ui/back-link';
import { Button } from '@/components/ui/button';
import { DateField } from '@/components/ui/date-field';
import { ErrorSummary } from '@/components/ui/error-summary';
import { Form } from '@/components/ui/form';
import { Notice } from '@/components/ui/notice';
import { TextField } from '@/components/ui/text-field';
import { type FormState, valueOf } from '@/lib/forms/state';
import type { Ui } from '@/lib/i18n/ui';
import { paths } from '@/lib/paths';

/** A new job: who, where, what, since when. */
export function NewJob({ ui, caseId, state }: { ui: Ui; caseId: string; state: FormState }) {
  const field = (name: 'employer' | 'workplace' | 'job') => (
    <TextField
      ui={ui}
      name={name}
      label={ui.t(`employments.new.${name}`)}
      error={state.errors[name]}
      value={valueOf(state, name)}
      {...(name !== 'employer' && { need: 'optional' as const })}
    />
  );
  return (
    <>
      <ErrorSummary ui={ui} errors={state.errors} />
      <BackLink ui={ui} href={paths.jobs(caseId)} />
      {state.notice && <Notice kind="warning">{ui.t(state.notice)}</Notice>}
      <h1>{ui.t('employments.new.title')}</h1>
      <p>{ui.t('employments.new.lead')}</p>
      <Form ui={ui} action={paths.newJob(caseId, 'save')}>
        {field('employer')}
        {field('workplace')}
        {field('job')}
        <DateField
          ui={ui}
          name="since"
          label={ui.t('employments.new.since')}
          error={state.errors.since}
          value={valueOf(state, 'since')}
          near={[0]}
        />
        <Button>{ui.t('employments.new.save')}</Button>
      </Form>
    </>
  );
}
