import type { Ui } from '@/lib/i18n/ui';
import type { Contact } from './queries';

/** Whether a record is confirmed, in words. */
export function confirmationWords(ui: Ui, { metPerson, confirmation, confirmedBefore }: Contact): string {
  if (!metPerson) return ui.text('contacts.state.not_needed');
  if (!confirmation) return ui.text(confirmedBefore ? 'contacts.state.again' : 'contacts.state.waits');
  if (confirmation.reason === null) return ui.text('contacts.state.confirmed', { day: ui.day(confirmation.at) });
  const why = ui.text(`contacts.reason.${confirmation.reason}`);
  return ui.text('contacts.state.why_not', { why: confirmation.words ? `${why}（${confirmation.words}）` : why });
}
