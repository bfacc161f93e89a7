import { BackLink } from '@/components/ui/back-link';
import { Button } from '@/components/ui/button';
import { DateField } from '@/components/ui/date-field';
import { ErrorSummary } from '@/components/ui/error-summary';
import { Form } from '@/components/ui/form';
import { Hidden } from '@/components/ui/hidden';
import { Notice } from '@/components/ui/notice';
import { Radios } from '@/components/ui/radios';
import { TextArea } from '@/components/ui/text-area';
import { TextField } from '@/components/ui/text-field';
import { endings, priorServices } from '@/lib/clock/facts';
import { decisions, fieldsOf, type Happened, type Known, lastLeft, present, whys } from '@/lib/events/model';
import { type FormState, valueOf } from '@/lib/forms/state';
import type { Ui } from '@/lib/i18n/ui';
import { paths } from '@/lib/paths';

type Props = { ui: Ui; caseId: string; kind: Happened; team: boolean; known: Known; state: FormState };

/** What has happened, when, and to which job. Nothing changes by it: the next page shows what would. */
export function EventForm({ ui, caseId, kind, team, known, state }: Props) {
  const jobs = present(known);
  const left = lastLeft(known);
  const base = (name: string) => ({ ui, name, error: state.errors[name], value: valueOf(state, name) });
  const label = (name: string) =>
    ui.t(name === 'on' || name === 'until' ? `events.kind.${kind}.${name}` : `events.field.${name}`);
  const line = (name: 'employer' | 'workplace' | 'work' | 'office') => (
    <TextField
      key={name}
      {...base(name)}
      label={label(name)}
      maxLength={200}
      {...(name !== 'employer' && { need: 'optional' as const })}
    />
  );
  const choices = (name: string, values: readonly string[], word: (value: string) => string) => (
    <Radios
      key={name}
      {...base(name)}
      label={label(name)}
      choices={values.map((value) => ({ value, label: ui.t(word(value)) }))}
    />
  );
  const fields = {
    on: () => <DateField key="on" {...base('on')} label={label('on')} near={[0]} />,
    until: () => (
      <DateField
        key="until"
        {...base('until')}
        label={label('until')}
        {...(kind === 'leave' && { need: 'optional' as const, hint: ui.t('events.field.until_open') })}
      />
    ),
    last: () =>
      kind === 'job_change' && jobs.length === 0 ? null : (
        <DateField key="last" {...base('last')} label={label('last')} near={[0]} />
      ),
    job: () => {
      if (jobs.length > 1 || (kind === 'left_job' && jobs.length === 0))
        return (
          <Radios
            key="job"
            {...base('job')}
            label={label('job')}
            choices={jobs.map(({ id, employer, reading }) => ({ value: id, label: ui.name(employer, reading) }))}
          />
        );
      const [job] = jobs;
      if (job)
        return (
          <p key="job">
            <Hidden name="job" value={job.id} />
            {ui.t('events.field.job_is')} <b>{ui.name(job.employer, job.reading)}</b>
          </p>
        );
      return left ? (
        <p key="job">
          {ui.t('events.field.left_is', { until: ui.day(left.endedOn!) })} <b>{ui.name(left.employer, left.reading)}</b>
        </p>
      ) : null;
    },
    employer: () => line('employer'),
    workplace: () => line('workplace'),
    work: () => line('work'),
    office: () => line('office'),
    service: () => choices('service', priorServices, (service) => `clock.service.${service}`),
    how: () =>
      choices(
        'how',
        endings.filter((how) => how !== 'training'),
        (how) => `clock.ending.${how}`,
      ),
    why: () => choices('why', whys, (why) => `events.why.${why}`),
    decision: () => team && choices('decision', decisions, (decision) => `events.decision.${decision}`),
    said: () =>
      team && (
        <TextArea
          key="said"
          {...base('said')}
          label={label('said')}
          hint={ui.t('events.field.said_hint')}
          rows={2}
          need="optional"
        />
      ),
    words: () => (
      <TextArea
        key="words"
        {...base('words')}
        label={label('words')}
        hint={ui.t('events.field.words_hint')}
        rows={3}
        {...(kind !== 'hours_changed' && { need: 'optional' as const })}
      />
    ),
  };
  return (
    <>
      <ErrorSummary ui={ui} errors={state.errors} />
      <BackLink ui={ui} href={paths.events(caseId)} />
      {state.notice && <Notice kind="warning">{ui.t(state.notice)}</Notice>}
      <h1>{ui.t(`events.kind.${kind}.title`)}</h1>
      <p>{ui.t(`events.kind.${kind}.lead`)}</p>
      <Form ui={ui} action={paths.event(caseId, kind, 'check')}>
        {fieldsOf[kind].map((field) => fields[field]())}
        <p>{ui.t('events.nothing_yet')}</p>
        <Button>{ui.t('events.see')}</Button>
      </Form>
    </>
  );
}
