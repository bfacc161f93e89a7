import type { ReactNode } from 'react';
import type { Ui } from '@/lib/i18n/ui';

export type SummaryRow = { term: ReactNode; value: ReactNode; change?: { href: string; what: string } };

/** Answers to check, each with the way back to change it. */
export function SummaryList({ ui, rows }: { ui: Ui; rows: SummaryRow[] }) {
  return (
    <dl className="summary">
      {rows.map((row, place) => (
        <div key={place}>
          <dt>{row.term}</dt>
          <dd>{row.value}</dd>
          {row.change && (
            <dd>
              <a href={row.change.href} aria-label={ui.text('common.changeOf', { what: row.change.what })}>
                {ui.t('common.change')}
              </a>
            </dd>
          )}
        </div>
      ))}
    </dl>
  );
}
