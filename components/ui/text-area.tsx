import type { TextareaHTMLAttributes } from 'react';
import { described, type FieldProps, LabelledField } from './field';

type Native = Omit<TextareaHTMLAttributes<HTMLTextAreaElement>, 'placeholder' | 'disabled' | 'value' | 'name'>;

/** Several lines of text. It grows with what is written. Enter is a new line, never "send". */
export function TextArea({
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
      <textarea
        className="input"
        id={name}
        name={name}
        rows={6}
        defaultValue={value}
        {...described({ name, hint, error })}
        {...native}
      />
    </LabelledField>
  );
}
