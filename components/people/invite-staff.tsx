import { staffNav } from '@/components/cases/staff-nav';
import { BackLink } from '@/components/ui/back-link';
import { Button } from '@/components/ui/button';
import { ErrorSummary } from '@/components/ui/error-summary';
import { Form } from '@/components/ui/form';
import { Notice } from '@/components/ui/notice';
import { Page } from '@/components/ui/page';
import { Radios } from '@/components/ui/radios';
import { type FormState, valueOf } from '@/lib/forms/state';
import type { Ui } from '@/lib/i18n/ui';
import { paths } from '@/lib/paths';
import { type AgencyRole, agencyRoles } from '@/lib/people/model';
import { MailField, NameFields } from './contact-fields';

type Props = {
  ui: Ui;
  me: { name: string; reading: string };
  agency: { id: string; name: string; mine: AgencyRole[] };
  state: FormState;
};

/** Managers invite to every role, service managers invite workers. */
export function InviteStaff({ ui, me, agency, state }: Props) {
  const roles = agency.mine.includes('manager') ? agencyRoles : (['worker'] as const);
  return (
    <Page ui={ui} me={me} nav={staffNav(ui)}>
      <BackLink ui={ui} href={paths.staff(agency.id)}>
        {ui.t('people.staff.title')}
      </BackLink>
      <ErrorSummary ui={ui} errors={state.errors} />
      {state.notice && <Notice kind="warning">{ui.t(state.notice)}</Notice>}
      <h1>{ui.t('people.staff.invite')}</h1>
      <p>{ui.t('people.staff.invite_lead', { agency: agency.name })}</p>
      <Form ui={ui} action={paths.inviteStaff(agency.id, 'send')}>
        <Radios
          ui={ui}
          name="role"
          label={ui.t('people.staff.role')}
          error={state.errors.role}
          value={valueOf(state, 'role')}
          choices={roles.map((role) => ({
            value: role,
            label: ui.t(`parties.role.${role}`),
            hint: ui.t(`people.staff.hint.${role}`),
          }))}
        />
        <NameFields ui={ui} state={state} name={{ label: ui.t('people.field.name') }} />
        <MailField
          ui={ui}
          state={state}
          label={ui.t('people.field.email')}
          hint={ui.t('people.field.email_hint')}
          need="optional"
        />
        <div className="actions">
          <Button>{ui.t('people.make')}</Button>
          <a href={paths.staff(agency.id)}>{ui.t('common.cancel')}</a>
        </div>
      </Form>
    </Page>
  );
}
