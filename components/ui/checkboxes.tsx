import { FieldGroup, type FieldProps } from './field';
import { type Choice, ChoiceLine } from './radios';

type Props = FieldProps & { choices: Choice[]; values?: string[]; heading?: boolean };

/** Any of some choices. Posted as a list (`name[]`). */
export function Checkboxes({ choices, values = [], ...field }: Props) {
  return (
    <FieldGroup {...field}>
      <div className="choices">
        {choices.map((choice) => (
          <ChoiceLine
            key={choice.value}
            type="checkbox"
            name={`${field.name}[]`}
            choice={choice}
            checked={values.includes(choice.value)}
          />
        ))}
      </div>
    </FieldGroup>
  );
}
