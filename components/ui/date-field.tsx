import { described, FieldGroup, type FieldProps } from './field';

type Props = FieldProps & { value?: string; heading?: boolean };

/** A day in three boxes, posted as `name-year`, `name-month`, `name-day` (lib/forms/fields.ts puts them together). Full-width digits are welcome. */
export function DateField({ value = '', ...field }: Props) {
  const { ui, name } = field;
  const [year = '', month = '', day = ''] = value.split('-');
  const box = (part: 'year' | 'month' | 'day', shown: string, wide: boolean) => (
    <label>
      <input
        className={wide ? 'input wide' : 'input'}
        name={`${name}-${part}`}
        inputMode="numeric"
        defaultValue={shown.replace(/^0/, '')}
        {...described(field)}
      />
      {ui.t(`common.${part}`)}
    </label>
  );
  return (
    <FieldGroup {...field}>
      <div className="boxes">
        {box('year', year, true)}
        {box('month', month, false)}
        {box('day', day, false)}
      </div>
    </FieldGroup>
  );
}
