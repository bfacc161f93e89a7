import type { ReactNode } from 'react';
import { TextField } from '@/components/ui/text-field';
import { type FormState, valueOf } from '@/lib/forms/state';
import type { Ui } from '@/lib/i18n/ui';

type Words = { label: ReactNode; hint?: ReactNode };
type Props = { ui: Ui; state: FormState; autoComplete?: 'off' | 'name' | 'email' };

/** What somebody is called, and where that is asked, how it is read. */
export function NameFields({ ui, state, name, reading, autoComplete = 'off' }: Props & { name: Words; reading?: Words }) {
  return (
    <>
      <TextField
        ui={ui}
        name="name"
        {...name}
        error={state.errors.name}
        value={valueOf(state, 'name')}
        autoComplete={autoComplete}
      />
      {reading && (
        <TextField
          ui={ui}
          name="reading"
          {...reading}
          error={state.errors.reading}
          value={valueOf(state, 'reading')}
          autoComplete="off"
        />
      )}
    </>
  );
}

/** Where mail reaches somebody. */
export function MailField({ ui, state, need, autoComplete = 'off', ...words }: Props & Words & { need?: 'optional' }) {
  return (
    <TextField
      ui={ui}
      name="email"
      type="email"
      {...words}
      {...(need && { need })}
      error={state.errors.email}
      value={valueOf(state, 'email')}
      autoComplete={autoComplete}
    />
  );
}
