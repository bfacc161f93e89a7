import { BackLink } from '@/components/ui/back-link';
import { Button } from '@/components/ui/button';
import { ErrorSummary } from '@/components/ui/error-summary';
import { Form } from '@/components/ui/form';
import { Notice } from '@/components/ui/notice';
import { Radios } from '@/components/ui/radios';
import { TextField } from '@/components/ui/text-field';
import { reasons } from '@/lib/contacts/model';
import type { Contact } from '@/lib/contacts/queries';
import { type FormState, valueOf } from '@/lib/forms/state';
import type { Ui } from '@/lib/i18n/ui';
import { paths } from '@/lib/paths';
import { ContactRecord } from './record';

/** The support team's page: why the supported person does not confirm a record on the screen. */
export function Unconfirmed({ ui, contact, state }: { ui: Ui; contact: Contact; state: FormState }) {
  return (
    <>
      <BackLink ui={ui} href={paths.entry(contact.caseId, contact.id)}>
        {ui.t('contacts.back')}
      </BackLink>
      {state.notice && <Notice kind="warning">{ui.t(state.notice)}</Notice>}
      <ErrorSummary ui={ui} errors={state.errors} />
      <h1>{ui.t('contacts.unconfirmed.title')}</h1>
      <ContactRecord ui={ui} contact={contact} />
      <Form ui={ui} action={paths.contact(contact.caseId, contact.id, 'unconfirmed/save')}>
        <Radios
          ui={ui}
          name="reason"
          label={ui.t('contacts.unconfirmed.reason')}
          error={state.errors.reason}
          value={valueOf(state, 'reason')}
          choices={reasons.map((reason) => ({ value: reason, label: ui.t(`contacts.reason.${reason}`) }))}
        />
        <TextField
          ui={ui}
          name="words"
          label={ui.t('contacts.unconfirmed.words')}
          need="optional"
          error={state.errors.words}
          value={valueOf(state, 'words')}
          maxLength={1000}
        />
        <Button>{ui.t('contacts.unconfirmed.send')}</Button>
      </Form>
    </>
  );
}
