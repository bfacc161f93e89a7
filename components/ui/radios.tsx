import type { ReactNode } from 'react';
import { FieldGroup, type FieldProps } from './field';
import { Icon } from './icon';

export type Choice = { value: string; label: ReactNode; hint?: ReactNode; icon?: string };

type Props = FieldProps & { choices: Choice[]; value?: string | undefined; heading?: boolean; pictures?: boolean };

/** One of some choices, each with its words, and a picture where that helps. */
export function Radios({ choices, value, pictures = false, ...field }: Props) {
  return (
    <FieldGroup {...field}>
      <div className={pictures ? 'choices pictures' : 'choices'}>
        {choices.map((choice) => (
          <ChoiceLine key={choice.value} type="radio" name={field.name} choice={choice} checked={choice.value === value} />
        ))}
      </div>
    </FieldGroup>
  );
}

/** A choice with its control; the whole line is the target. */
export function ChoiceLine({
  type,
  name,
  choice,
  checked,
}: {
  type: 'radio' | 'checkbox';
  name: string;
  choice: Choice;
  checked: boolean;
}) {
  return (
    <label className="choice">
      <input type={type} name={name} value={choice.value} defaultChecked={checked} />
      {choice.icon && <Icon name={choice.icon} />}
      <span>
        <b>{choice.label}</b>
        {choice.hint && <small>{choice.hint}</small>}
      </span>
    </label>
  );
}
