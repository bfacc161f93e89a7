import type { Circle } from '@/components/audience/words';
import { Select } from '@/components/ui/select';
import type { Ui } from '@/lib/i18n/ui';

type Props = { ui: Ui; circle: Circle; value: string; error: string | undefined };

/** Whose words they are: the support team's own, or a side's, which somebody told them. It stands on the entry. */
export function BehalfSelect({ ui, circle, value, error }: Props) {
  const sides = circle.parties.filter((party) => party.open && party.kind !== 'support_team');
  const name = (party: (typeof sides)[number]) => (party.kind === 'supported_person' ? circle.personName : party.label);
  return (
    <Select
      ui={ui}
      name="on_behalf_of"
      label={ui.t('entries.team.behalf')}
      error={error}
      value={value}
      options={[
        { value: '', label: ui.text('entries.team.behalf_none') },
        ...sides.map((party) => ({ value: party.id, label: ui.text('entries.team.behalf_of', { name: name(party) }) })),
      ]}
    />
  );
}
