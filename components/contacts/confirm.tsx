import { Button, LinkButton } from '@/components/ui/button';
import { Form } from '@/components/ui/form';
import { Hidden } from '@/components/ui/hidden';
import { Notice } from '@/components/ui/notice';
import type { Contact } from '@/lib/contacts/queries';
import type { FormState } from '@/lib/forms/state';
import type { Ui } from '@/lib/i18n/ui';
import { paths } from '@/lib/paths';
import { ContactRecord } from './record';

type Props = {
  ui: Ui;
  contact: Contact;
  state: FormState;
  /** Whether one was confirmed just before; and how many wait besides this one. */
  done: boolean;
  more: number;
};

/** The supported person's page: is this record right? One tap, or words to the support worker. */
export function Confirm({ ui, contact, state, done, more }: Props) {
  const confirmed = contact.confirmation?.reason === null;
  return (
    <>
      {state.notice ? (
        <Notice kind="warning">{ui.t(state.notice)}</Notice>
      ) : (
        done && <Notice kind="done">{ui.t('contacts.confirm.done')}</Notice>
      )}
      <h1>{ui.t(confirmed ? 'contacts.confirm.confirmed' : 'contacts.confirm.title')}</h1>
      {!confirmed && contact.confirmedBefore && <p>{ui.t('contacts.confirm.again')}</p>}
      <ContactRecord ui={ui} contact={contact} />
      {confirmed ? (
        <LinkButton href={paths.home()}>{ui.t('common.home')}</LinkButton>
      ) : (
        <Form ui={ui} action={paths.contact(contact.caseId, contact.id, 'confirm/yes')}>
          <Hidden name="hash" value={contact.hash} />
          <Button>{ui.t('contacts.confirm.yes')}</Button>
        </Form>
      )}
      {!confirmed && (
        <p>
          <a className="alone" href={`${paths.entry(contact.caseId, contact.id)}#reply`}>
            {ui.t('contacts.confirm.no')}
          </a>
        </p>
      )}
      {!confirmed && more > 0 && <p>{ui.t('contacts.confirm.more', { n: more })}</p>}
    </>
  );
}
