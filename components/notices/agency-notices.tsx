import { staffNav } from '@/components/cases/staff-nav';
import { Button } from '@/components/ui/button';
import { Checkboxes } from '@/components/ui/checkboxes';
import { Form } from '@/components/ui/form';
import { Notice } from '@/components/ui/notice';
import { Page } from '@/components/ui/page';
import { Radios } from '@/components/ui/radios';
import { type Category, categories } from '@/lib/entries/model';
import type { Ui } from '@/lib/i18n/ui';
import { paths } from '@/lib/paths';

type Props = {
  ui: Ui;
  me: { name: string; reading: string };
  agency: { id: string; name: string; urgent: Category[]; mailNames: boolean };
  saved: boolean;
  failed: boolean;
};

/** What an agency calls urgent, and whether mail to its own staff may name whose case it is about. Off unless a manager says so. */
export function AgencyNotices({ ui, me, agency, saved, failed }: Props) {
  return (
    <Page ui={ui} me={me} nav={staffNav(ui)}>
      {saved && <Notice kind="done">{ui.t('common.saved')}</Notice>}
      {failed && <Notice kind="warning">{ui.t('errors.again')}</Notice>}
      <h1>{ui.t('notices.agency.title')}</h1>
      <p>{ui.say(agency.name)}</p>
      <Form ui={ui} action={paths.agencyNotices(agency.id, 'save')}>
        <Checkboxes
          ui={ui}
          name="urgent"
          label={ui.t('notices.agency.urgent')}
          hint={ui.t('notices.agency.urgent_hint')}
          values={agency.urgent}
          choices={categories.map((category) => ({ value: category, label: ui.t(`categories.${category}.title`) }))}
        />
        <Radios
          ui={ui}
          name="mail_names"
          label={ui.t('notices.agency.names')}
          hint={ui.t('notices.agency.names_hint')}
          value={agency.mailNames ? 'yes' : 'no'}
          choices={[
            { value: 'no', label: ui.t('notices.agency.names_no') },
            { value: 'yes', label: ui.t('notices.agency.names_yes') },
          ]}
        />
        <Button>{ui.t('common.save')}</Button>
      </Form>
    </Page>
  );
}
