import { Select } from '@/components/ui/select';
import { type Measure, measures } from '@/lib/accommodations/examples';
import { worries } from '@/lib/concerns/model';
import type { Ui } from '@/lib/i18n/ui';

type Props = { ui: Ui; what: 'worry' | 'measure'; value?: string | undefined };

/** What a measure is called where many are listed. */
export const measureKey = (measure: Measure): string =>
  measure === 'other' ? 'accommodations.about.other' : `measures.${measure}.wish`;

/** What an asking is about, or which of the measures that are known comes near to it: for the agency's counts alone. */
export function AboutChoice({ ui, what, value = '' }: Props) {
  const all =
    what === 'worry'
      ? worries.map((worry) => ({ value: worry, label: ui.text(`worries.${worry}.title`) }))
      : measures.map((measure) => ({ value: measure, label: ui.text(measureKey(measure)) }));
  return (
    <Select
      ui={ui}
      name={what}
      label={ui.t(`accommodations.about.${what}`)}
      hint={ui.t('accommodations.about.hint')}
      need="optional"
      value={value}
      options={[{ value: '', label: ui.text('accommodations.about.none') }, ...all]}
    />
  );
}
