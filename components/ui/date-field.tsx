import { addDays, today } from '@/lib/dates';
import { DayButtons } from './day-buttons';
import { FieldGroup, type FieldProps } from './field';

type Props = FieldProps & {
  value?: string;
  heading?: boolean;
  /** Offers near days beside the boxes, as days from today: `[0, 1, 7]`. */
  near?: readonly (0 | 1 | 7 | 14)[];
};

/** A day in three boxes, posted as `name-year`, `name-month`, `name-day` (lib/forms/fields.ts puts them together). Full-width digits are welcome. */
export function DateField({ value = '', near, ...field }: Props) {
  const { ui, name } = field;
  const [year = '', month = '', day = ''] = value.split('-');
  const box = (part: 'year' | 'month' | 'day', shown: string) => (
    <label htmlFor={`${name}-${part}`}>
      <input
        className={part === 'year' ? 'input wide' : 'input'}
        id={`${name}-${part}`}
        name={`${name}-${part}`}
        inputMode="numeric"
        autoComplete="off"
        defaultValue={shown.replace(/^0/, '')}
        aria-invalid={field.error ? true : undefined}
      />
      <span>{ui.t(`common.${part}`)}</span>
    </label>
  );
  return (
    <FieldGroup {...field}>
      <div className="boxes">
        {box('year', year)}
        {box('month', month)}
        {box('day', day)}
      </div>
      {near && (
        <DayButtons
          field={name}
          label={ui.text('forms.near')}
          choices={near.map((days) => ({ label: ui.text(`forms.in_${days}`), day: addDays(today(), days) }))}
        />
      )}
    </FieldGroup>
  );
}
