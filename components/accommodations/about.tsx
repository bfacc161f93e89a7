import { Select } from '@/components/ui/select';
import { type Measure, measures } from '@/lib/accommodations/examples';
import { worries } from '@/lib/concerns/model';
import type { Ui } from '@/lib/i18n/ui';

type Props = { ui: Ui; value?: string | undefined };

/** What a measure is called where many are listed. */
export const measureKey = (measure: Measure): string =>
  measure === 'other' ? 'accommodations.about.other' : `measures.${measure}.wish`;

/** What an asking is about: for the agency's counts alone. */
export function WorryChoice({ ui, value = '' }: Props) {
  return (
    <Select
      ui={ui}
      name="worry"
      label={ui.t('accommodations.about.worry')}
      hint={ui.t('accommodations.about.hint')}
      need="optional"
      value={value}
      options={[
        { value: '', label: ui.text('accommodations.about.none') },
        ...worries.map((worry) => ({ value: worry, label: ui.text(`worries.${worry}.title`) })),
      ]}
    />
  );
}

/** Which of the measures that are known comes near to it: for the same counts. */
export function MeasureChoice({ ui, value = '' }: Props) {
  return (
    <Select
      ui={ui}
      name="measure"
      label={ui.t('accommodations.about.measure')}
      hint={ui.t('accommodations.about.hint')}
      need="optional"
      value={value}
      options={[
        { value: '', label: ui.text('accommodations.about.none') },
        ...measures.map((measure) => ({ value: measure, label: ui.text(measureKey(measure)) })),
      ]}
    />
  );
}
