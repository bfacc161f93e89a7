import type { Colleague } from '@/lib/employments/model';
import type { Ui } from '@/lib/i18n/ui';

/** People of a workplace with their titles, or that there is nobody. */
export function PeopleOf({ ui, people }: { ui: Ui; people: Colleague[] }) {
  if (people.length === 0) return ui.t('employments.people_none');
  return (
    <ul>
      {people.map((one) => (
        <li key={one.id}>
          {ui.name(one.name, one.reading)} {one.title && ui.name(one.title, one.titleReading)}
        </li>
      ))}
    </ul>
  );
}
