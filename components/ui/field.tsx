import type { ReactNode } from 'react';
import type { Ui } from '@/lib/i18n/ui';
import { Icon } from './icon';

/** What every field of a form takes. `error` is a message key. There is no placeholder: hints stand above the field. */
export type FieldProps = {
  ui: Ui;
  name: string;
  label: ReactNode;
  hint?: ReactNode;
  error?: string | undefined;
  /** Said in words beside the label; absent where everything on the page is needed or nothing is. */
  need?: 'required' | 'optional';
};

const hintId = (name: string) => `${name}-hint`;
export const errorId = (name: string) => `${name}-error`;

/** What ties a control to its hint and its error. */
export const described = ({ name, hint, error }: Pick<FieldProps, 'name' | 'hint' | 'error'>) => ({
  'aria-describedby': [hint ? hintId(name) : '', error ? errorId(name) : ''].filter(Boolean).join(' ') || undefined,
  'aria-invalid': error ? (true as const) : undefined,
});

/** Whether a field must be filled in. */
export function Need({ ui, need }: Pick<FieldProps, 'ui' | 'need'>) {
  return need ? <span className="need">{ui.t(`common.${need}`)}</span> : null;
}

/** The hint and the error, between the label and the control. */
function HintAndError({ ui, name, hint, error }: Pick<FieldProps, 'ui' | 'name' | 'hint' | 'error'>) {
  return (
    <>
      {hint && (
        <p className="hint" id={hintId(name)}>
          {hint}
        </p>
      )}
      {error && (
        <p className="error" id={errorId(name)}>
          <Icon name="error" />
          <span>
            <span className="hidden-text">{ui.text('common.errorPrefix')}</span>
            {ui.t(error)}
          </span>
        </p>
      )}
    </>
  );
}

/** A label with its control. */
export function LabelledField({ children, ...field }: FieldProps & { children: ReactNode }) {
  return (
    <div className="field">
      <label htmlFor={field.name}>
        {field.label}
        <Need {...field} />
      </label>
      <HintAndError {...field} />
      {children}
    </div>
  );
}

/**
 * Several controls that answer one question. As the page's heading, the question is its legend. The error summary's link leads to
 * the whole group, so that it is read out with its question and its error; hence the tabIndex.
 */
export function FieldGroup({ children, heading = false, ...field }: FieldProps & { heading?: boolean; children: ReactNode }) {
  return (
    <fieldset className="field" id={field.name} tabIndex={-1} {...described(field)}>
      <legend>
        {heading ? <h1>{field.label}</h1> : field.label}
        <Need {...field} />
      </legend>
      <HintAndError {...field} />
      {children}
    </fieldset>
  );
}
