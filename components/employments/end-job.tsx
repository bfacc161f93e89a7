import { BackLink } from '@/components/ui/back-link';
import { Button } from '@/components/ui/button';
import { DateField } from '@/components/ui/date-field';
import { ErrorSummary } from '@/components/ui/error-summary';
import { Form } from '@/components/ui/form';
import { Notice } from '@/components/ui/notice';
import { SummaryList } from '@/components/ui/summary-list';
import type { Employment } from '@/lib/employments/model';
import { type FormState, valueOf } from '@/lib/forms/state';
import type { Ui } from '@/lib/i18n/ui';
import { paths } from '@/lib/paths';
import { PeopleOf } from './people-of';

/** The end of a job: who loses access, and the last day. */
export function EndJob({ ui, caseId, job, state }: { ui: Ui; caseId: string; job: Employment; state: FormState }) {
  return (
    <>
      <ErrorSummary ui={ui} errors={state.errors} />
      <BackLink ui={ui} href={paths.jobs(caseId)} />
      {state.notice && <Notice kind="warning">{ui.t(state.notice)}</Notice>}
      <h1>{ui.t('employments.ended.title')}</h1>
      <p>{ui.t('employments.ended.lead')}</p>
      <SummaryList
        ui={ui}
        rows={[
          { term: ui.t('employments.new.employer'), value: ui.name(job.employer, job.reading) },
          { term: ui.t('employments.ended.leave'), value: <PeopleOf ui={ui} people={job.colleagues} /> },
        ]}
      />
      <Form ui={ui} action={paths.job(caseId, job.id, 'end/now')}>
        <DateField
          ui={ui}
          name="last"
          label={ui.t('employments.ended.last')}
          error={state.errors.last}
          value={valueOf(state, 'last')}
        />
        <div className="actions">
          <Button variant="danger">{ui.t('employments.ended.press')}</Button>
          <a href={paths.jobs(caseId)}>{ui.t('common.cancel')}</a>
        </div>
      </Form>
    </>
  );
}
