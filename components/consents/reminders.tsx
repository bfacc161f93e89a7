import { lastDayOf, soon } from '@/lib/consents/model';
import type { ConsentReminder } from '@/lib/consents/queries';
import type { Ui } from '@/lib/i18n/ui';
import { paths } from '@/lib/paths';

/** On the person's home, above everything else: papers to confirm, questions, and what ends soon. One link to all of it. */
export function Reminders({ ui, reminder }: { ui: Ui; reminder: ConsentReminder }) {
  const { caseId, ending, party, sides, unconfirmed, requests, given } = reminder;
  const lines = [
    unconfirmed > 0 && ui.t('consents.home.paper', { n: unconfirmed }),
    requests > 0 && ui.t('consents.home.request', { n: requests }),
    ending &&
      soon(ending) &&
      ui.t(sides > 1 ? 'consents.home.ending_more' : 'consents.home.ending', { party, day: ui.day(lastDayOf(ending)) }),
  ].filter(Boolean);
  if (lines.length === 0 && given === 0) return null;
  return (
    <ul className="reminders">
      {lines.map((line, place) => (
        <li key={place}>
          <a href={paths.consents(caseId)}>
            <span>{line}</span>
          </a>
        </li>
      ))}
      {given > 0 && (
        <li>
          <a href={paths.records(caseId)}>
            <span>{ui.t('records.home')}</span>
          </a>
        </li>
      )}
    </ul>
  );
}
