import type { TextareaHTMLAttributes } from 'react';
import { Counter } from './counter';
import { described, type FieldProps, LabelledField } from './field';

type Native = Omit<TextareaHTMLAttributes<HTMLTextAreaElement>, 'placeholder' | 'disabled' | 'value' | 'name' | 'maxLength'>;
type Props = FieldProps &
  Native & {
    value?: string;
    /** The longest text that is taken, in characters. Said, never enforced while typing: what is pasted is not cut off. */
    max?: number;
    placeholder?: never;
  };

/** Several lines of text. It grows with what is written. Enter is a new line, never "send". */
export function TextArea({ ui, name, label, hint, error, need, value = '', max, ...native }: Props) {
  const marks = described({ name, hint, error });
  if (max) marks['aria-describedby'] = [marks['aria-describedby'], `${name}-count`].filter(Boolean).join(' ');
  return (
    <LabelledField {...{ ui, name, label, hint, error, need }}>
      <textarea className="input" id={name} name={name} rows={6} defaultValue={value} {...marks} {...native} />
      {max && (
        <Counter field={name} max={max} left={ui.text('forms.left', { n: '{n}' })} over={ui.text('forms.over', { n: '{n}' })}>
          {ui.t('forms.max', { max })}
        </Counter>
      )}
    </LabelledField>
  );
}
