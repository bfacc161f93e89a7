import { SummaryList } from '@/components/ui/summary-list';
import type { Contact } from '@/lib/contacts/queries';
import type { Ui } from '@/lib/i18n/ui';

/** A record as it is confirmed: when, how, by whom, what. */
export function ContactRecord({ ui, contact }: { ui: Ui; contact: Contact }) {
  const rows = [
    {
      term: ui.t('contacts.when'),
      value: (
        <>
          {ui.day(contact.startsAt)}
          <br />
          {contact.endsAt
            ? ui.t('contacts.from_to', { from: ui.time(contact.startsAt), to: ui.time(contact.endsAt) })
            : ui.time(contact.startsAt)}
        </>
      ),
    },
    { term: ui.t('contacts.by'), value: ui.say(ui.text('common.by', { name: contact.workerName })) },
    { term: ui.t('entries.medium.title'), value: ui.t(`entries.medium.${contact.medium}`) },
    ...(contact.place ? [{ term: ui.t('entries.place'), value: ui.say(contact.place) }] : []),
    { term: ui.t('contacts.what'), value: <div className="words">{ui.say(contact.words)}</div> },
  ];
  return <SummaryList ui={ui} rows={rows} />;
}
