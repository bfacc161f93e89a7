import { Radios } from '@/components/ui/radios';
import { worries } from '@/lib/concerns/model';
import type { FieldErrors } from '@/lib/forms/state';
import type { Ui } from '@/lib/i18n/ui';

/** From which side a worry is told; each has words of its own. */
export type Voice = 'person' | 'employer' | 'family' | 'worker';

type Props = { ui: Ui; voice: Voice; value: string; errors: FieldErrors; heading?: boolean; label: string; hint?: string };

/** The worries, with pictures, and last the one for when it cannot be said. */
export function WorryChoices({ ui, voice, value, errors, heading, label, hint }: Props) {
  return (
    <Radios
      ui={ui}
      name="worry"
      label={ui.t(label)}
      hint={hint && ui.t(hint)}
      error={errors.worry}
      heading={heading}
      pictures
      value={value}
      choices={worries.map((worry) => ({
        value: worry,
        icon: worry,
        label: ui.t(`worries.${worry}.title`),
        hint: ui.t(`worries.${worry}.${voice}`),
      }))}
    />
  );
}
