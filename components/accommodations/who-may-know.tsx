import { Checkboxes } from '@/components/ui/checkboxes';
import { Hidden } from '@/components/ui/hidden';
import { Radios } from '@/components/ui/radios';
import { reaches } from '@/lib/accommodations/model';
import type { Colleague } from '@/lib/accommodations/queries';
import type { Ui } from '@/lib/i18n/ui';

type Props = { ui: Ui; colleagues: Colleague[]; people: string[]; far: string };

/** Who at the workplace may know, and how far: the people whom one knows of there, to tick. What else there is to say follows as text. */
export function WhoMayKnow({ ui, colleagues, people, far }: Props) {
  if (colleagues.length === 0) return null;
  const called = ({ name, title }: Colleague) => (title ? `${name}（${title}）` : name);
  const all = [...new Map(colleagues.map((one) => [called(one), one]))];
  return (
    <>
      <Hidden name="people[]" value="" />
      <Checkboxes
        ui={ui}
        name="people"
        label={ui.t('accommodations.knowing.people')}
        need="optional"
        values={people}
        choices={all.map(([value, one]) => ({
          value,
          label: ui.name(one.name, one.reading),
          hint: one.title && ui.say(one.title),
        }))}
      />
      <Radios
        ui={ui}
        name="far"
        label={ui.t('accommodations.knowing.far')}
        need="optional"
        value={far}
        choices={reaches.map((value) => ({ value, label: ui.t(`accommodations.knowing.${value}`) }))}
      />
    </>
  );
}
