import type { SelectHTMLAttributes } from 'react';
import { described, type FieldProps, LabelledField } from './field';

type Native = Omit<SelectHTMLAttributes<HTMLSelectElement>, 'disabled' | 'value' | 'name'>;
type Props = FieldProps & Native & { options: { value: string; label: string }[]; value?: string };

/** One of many, for people who know what they look for; elsewhere Radios. */
export function Select({ ui, name, label, hint, error, need, options, value = '', ...native }: Props) {
  return (
    <LabelledField {...{ ui, name, label, hint, error, need }}>
      <select className="input" id={name} name={name} defaultValue={value} {...described({ name, hint, error })} {...native}>
        {options.map((option) => (
          <option key={option.value} value={option.value}>
            {option.label}
          </option>
        ))}
      </select>
    </LabelledField>
  );
}
