import { Tag } from '@/components/ui/tag';
import type { Contact } from '@/lib/contacts/queries';
import type { Ui } from '@/lib/i18n/ui';
import { paths } from '@/lib/paths';

/** Whether a record is confirmed, in words. */
export function confirmationWords(ui: Ui, { metPerson, confirmation, confirmedBefore }: Contact): string {
  if (!metPerson) return ui.text('contacts.state.not_needed');
  if (!confirmation) return ui.text(confirmedBefore ? 'contacts.state.again' : 'contacts.state.waits');
  if (confirmation.reason === null) return ui.text('contacts.state.confirmed', { day: ui.day(confirmation.at) });
  const why = ui.text(`contacts.reason.${confirmation.reason}`);
  return ui.text('contacts.state.why_not', { why: confirmation.words ? `${why}（${confirmation.words}）` : why });
}

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
