import { Table } from '@/components/ui/table';
import type { Ui } from '@/lib/i18n/ui';
import { type Counts, grouped } from '@/lib/retention/model';

/** What there is, or was, by kind and number: nothing of what it says. */
export function CountsTable({ ui, counts }: { ui: Ui; counts: Counts }) {
  return (
    <Table
      caption={ui.text('retention.what')}
      head={[ui.t('retention.kind'), ui.t('retention.n')]}
      rows={grouped(counts).map(({ group, n }) => ({
        key: group,
        cells: [ui.t(`retention.kinds.${group}`), ui.t('common.count', { n })],
      }))}
    />
  );
}
