import { Details } from '@/components/ui/details';
import { Table } from '@/components/ui/table';
import { lastDayOf, type Side } from '@/lib/consents/model';
import { categories } from '@/lib/entries/model';
import type { Ui } from '@/lib/i18n/ui';

/** The same as one table: categories down, sides across. In words, not in marks. */
export function AsTable({ ui, sides }: { ui: Ui; sides: Side[] }) {
  return (
    <Details summary={ui.t('consents.table.title')}>
      <Table
        caption={ui.text('consents.table.caption')}
        head={[ui.t('consents.table.what'), ...sides.map((side) => ui.name(side.label, side.reading))]}
        rows={categories.map((category) => ({
          key: category,
          cells: [
            ui.t(`categories.${category}.title`),
            ...sides.map((side) => {
              const found = side.inForce.find((one) => one.category === category);
              return found ? ui.t('consents.table.yes', { day: ui.day(lastDayOf(found.validTo)) }) : ui.t('consents.table.no');
            }),
          ],
        }))}
      />
    </Details>
  );
}
