import { Tag } from '@/components/ui/tag';
import type { Contact } from '@/lib/contacts/queries';
import { confirmationWords } from '@/lib/contacts/words';
import type { Ui } from '@/lib/i18n/ui';
import { paths } from '@/lib/paths';

/** On a contact's page: whether its record is confirmed, and what the asker can do about it. */
export function ContactState({ ui, contact, person }: { ui: Ui; contact: Contact; person: boolean }) {
  const waits = contact.metPerson && !contact.confirmation;
  return (
    <p className="acts">
      <Tag>{ui.say(confirmationWords(ui, contact))}</Tag>
      {waits && (
        <a href={paths.contact(contact.caseId, contact.id, person ? 'confirm' : 'unconfirmed')}>
          {ui.t(person ? 'contacts.state.confirm' : 'contacts.state.say_why')}
        </a>
      )}
    </p>
  );
}
