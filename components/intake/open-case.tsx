import { NameFields } from '@/components/people/contact-fields';
import { Button } from '@/components/ui/button';
import { DateField } from '@/components/ui/date-field';
import { ErrorSummary } from '@/components/ui/error-summary';
import { Form } from '@/components/ui/form';
import { Hidden } from '@/components/ui/hidden';
import { Notice } from '@/components/ui/notice';
import { Page } from '@/components/ui/page';
import { Radios } from '@/components/ui/radios';
import { type FormState, valueOf } from '@/lib/forms/state';
import type { Ui } from '@/lib/i18n/ui';
import { paths } from '@/lib/paths';
import type { StaffMember } from '@/lib/people/queries';

type Props = {
  ui: Ui;
  me: { name: string; reading: string };
  agency: { id: string; name: string; staff: StaffMember[] };
  state: FormState;
};

/** Beginning a case: whose it is, from which day, and who supports them. */
export function OpenCase({ ui, me, agency, state }: Props) {
  return (
    <Page ui={ui} me={me} nav={[{ href: paths.home(), label: ui.t('common.home'), icon: 'home' }]}>
      <ErrorSummary ui={ui} errors={state.errors} />
      {state.notice && <Notice kind="warning">{ui.t(state.notice)}</Notice>}
      <h1>{ui.t('intake.title')}</h1>
      <p>{ui.t('intake.lead', { agency: agency.name })}</p>
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
        <div className="actions">
          <Button>{ui.t('intake.open')}</Button>
          <a href={paths.home()}>{ui.t('common.cancel')}</a>
        </div>
      </Form>
    </Page>
  );
}
