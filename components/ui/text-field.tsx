import type { InputHTMLAttributes } from 'react';
import { described, type FieldProps, LabelledField } from './field';

type Native = Omit<InputHTMLAttributes<HTMLInputElement>, 'placeholder' | 'disabled' | 'value' | 'name'>;

/** One line of text. */
export function TextField({
  ui,
  name,
  label,
  hint,
  error,
  need,
  value = '',
  ...native
}: FieldProps & Native & { value?: string; placeholder?: never }) {
  return (
    <LabelledField {...{ ui, name, label, hint, error, need }}>
      <input
        className="input"
        id={name}
        name={name}
        type="text"
        defaultValue={value}
        {...described({ name, hint, error })}
        {...native}
      />
    </LabelledField>
  );
}
