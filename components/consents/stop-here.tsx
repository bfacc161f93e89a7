import type { Circle } from '@/components/audience/words';
import { asksConsent } from '@/lib/consents/model';
import type { Entry } from '@/lib/entries/queries';
import type { Ui } from '@/lib/i18n/ui';
import { StopOne } from './stop';

type Props = { ui: Ui; caseId: string; entry: Entry; circle: Circle };

/** The sides that read an entry by consent. */
export const stoppable = ({ audience, category }: Entry, { parties, consented }: Circle) =>
  parties.filter(
    ({ id, kind, open }) => open && asksConsent(kind) && audience.includes(id) && consented.includes(`${id}:${category}`),
  );

/** Beside who reads an entry: for each side that reads it by consent, one tap that ends that for the entry's category. */
export function StopHere({ ui, caseId, entry, circle }: Props) {
  const { category } = entry;
  const reading = stoppable(entry, circle);
  if (reading.length === 0) return null;
  return (
    <ul className="reads">
      {reading.map(({ id, label }) => (
        <li key={id}>
          <span>{ui.t('consents.act.stop_here', { party: label })}</span>
          <StopOne ui={ui} caseId={caseId} partyId={id} category={category} of={label} />
        </li>
      ))}
    </ul>
  );
}
