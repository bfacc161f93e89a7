import { staffNav } from '@/components/cases/staff-nav';
import { NameFields } from '@/components/people/contact-fields';
import { Button } from '@/components/ui/button';
import { DateField } from '@/components/ui/date-field';
import { ErrorSummary } from '@/components/ui/error-summary';
import { Form } from '@/components/ui/form';
import { Hidden } from '@/components/ui/hidden';
import { Notice } from '@/components/ui/notice';
import { Page } from '@/components/ui/page';
import { Radios } from '@/components/ui/radios';
import { Select } from '@/components/ui/select';
import { TextField } from '@/components/ui/text-field';
import { priorServices } from '@/lib/clock/facts';
import { type FormState, valueOf } from '@/lib/forms/state';
import type { Ui } from '@/lib/i18n/ui';
import type { Inquiry } from '@/lib/intake/model';
import { paths } from '@/lib/paths';
import type { StaffMember } from '@/lib/people/queries';

type Props = {
  ui: Ui;
  me: { name: string; reading: string };
  agency: { id: string; name: string; staff: StaffMember[] };
  /** What it comes from. */
  inquiry: Inquiry | undefined;
  state: FormState;
};

/** Beginning a case: whose it is, from which day, and who supports them. */
export function OpenCase({ ui, me, agency, inquiry, state }: Props) {
  return (
    <Page ui={ui} me={me} nav={staffNav(ui)}>
      <ErrorSummary ui={ui} errors={state.errors} />
      {state.notice && <Notice kind="warning">{ui.t(state.notice)}</Notice>}
      <h1>{ui.t('intake.title')}</h1>
      <p>{ui.t('intake.lead', { agency: agency.name })}</p>
      {inquiry && (
        <section className="card" aria-labelledby="asked">
          <h2 id="asked">{ui.t('intake.asked.title')}</h2>
          <p>{ui.say(inquiry.reach)}</p>
          {inquiry.words && <p className="words">{ui.say(inquiry.words)}</p>}
          <p className="hint">{ui.t('intake.asked.hint')}</p>
        </section>
      )}
      <Form ui={ui} action={paths.openCase(agency.id, 'open')}>
        {valueOf(state, 'inquiry') && <Hidden name="inquiry" value={valueOf(state, 'inquiry')} />}
        <NameFields
          ui={ui}
          state={state}
          name={{ label: ui.t('intake.name') }}
          reading={{ label: ui.t('intake.reading'), hint: ui.t('intake.reading_hint') }}
        />
        <DateField
          ui={ui}
          name="started"
          label={ui.t('intake.started')}
          hint={ui.t('intake.started_hint')}
          error={state.errors.started}
          value={valueOf(state, 'started')}
        />
        <Radios
          ui={ui}
          name="supporter"
          label={ui.t('intake.supporter')}
          error={state.errors.supporter}
          value={valueOf(state, 'supporter')}
          choices={agency.staff.map(({ personId, name, reading, role }) => ({
            value: personId,
            label: ui.name(name, reading),
            hint: ui.t(`parties.role.${role}`),
          }))}
        />
        <Papers ui={ui} state={state} />
        <div className="actions">
          <Button>{ui.t('intake.open')}</Button>
          <a href={paths.home()}>{ui.t('common.cancel')}</a>
        </div>
      </Form>
    </Page>
  );
}

/** What papers at hand say, each in a part of its own; nothing of it is needed. */
function Papers({ ui, state }: Pick<Props, 'ui' | 'state'>) {
  const field = (name: string) => ({
    ui,
    name,
    error: state.errors[name],
    value: valueOf(state, name),
    need: 'optional' as const,
  });
  const days = (of: string) => (
    <>
      <DateField {...field(`${of}_from`)} label={ui.t('clock.record.from')} />
      <DateField {...field(`${of}_to`)} label={ui.t('clock.record.to')} />
    </>
  );
  return (
    <>
      <h2>{ui.t('intake.papers.papers')}</h2>
      <p>{ui.t('intake.papers.papers_lead')}</p>
      <p>{ui.t('intake.papers.contract')}</p>
      <h3>{ui.t('intake.papers.prior')}</h3>
      <Select
        {...field('service')}
        label={ui.t('clock.record.service')}
        options={[
          { value: '', label: ui.text('intake.papers.service_none') },
          ...priorServices.map((value) => ({ value, label: ui.text(`clock.service.${value}`) })),
        ]}
      />
      <TextField {...field('office')} label={ui.t('clock.record.office')} maxLength={200} />
      {days('service')}
      <TextField
        {...field('decision')}
        label={ui.t('clock.record.decision')}
        hint={ui.t('clock.record.decision_hint')}
        maxLength={1000}
      />
      <h3>{ui.t('intake.papers.certificate')}</h3>
      {days('certificate')}
      <h3>{ui.t('intake.papers.cap')}</h3>
      <TextField
        {...field('cap_yen')}
        label={ui.t('clock.record.yen')}
        hint={ui.t('clock.record.yen_hint')}
        inputMode="numeric"
      />
      {days('cap')}
      <h3>{ui.t('intake.papers.job')}</h3>
      <p>{ui.t('intake.papers.job_hint')}</p>
      <TextField {...field('employer')} label={ui.t('employments.new.employer')} maxLength={200} />
      <DateField {...field('hired')} label={ui.t('intake.papers.hired')} />
    </>
  );
}
