import type { FieldErrors } from '@/lib/forms/state';
import type { Ui } from '@/lib/i18n/ui';
import { TakeFocus } from './take-focus';

/** What has to be put right, above the heading, with a link to each field. Says the same words as the fields do. */
export function ErrorSummary({ ui, errors }: { ui: Ui; errors: FieldErrors }) {
  const wrong = Object.entries(errors);
  if (wrong.length === 0) return null;
  return (
    <TakeFocus className="summary-of-errors" labelledBy="error-summary-title">
      <h2 id="error-summary-title">{ui.t('errors.summary.title')}</h2>
      <ul>
        {wrong.map(([field, key]) => (
          <li key={field}>
            <a href={`#${field}`}>{ui.t(key)}</a>
          </li>
        ))}
      </ul>
    </TakeFocus>
  );
}
