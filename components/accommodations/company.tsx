import { Hidden } from '@/components/ui/hidden';
import { Radios } from '@/components/ui/radios';
import type { Party } from '@/lib/entries/model';
import type { Ui } from '@/lib/i18n/ui';

type Props = {
  ui: Ui;
  companies: Party[];
  value: string;
  error?: string | undefined;
  /** Words for the choice of none, where there may be none. */
  none?: string;
};

/** Which company: nothing to choose where there is only one. */
export function CompanyChoice({ ui, companies, value, error, none }: Props) {
  if (!none && companies.length < 2) return <Hidden name="company" value={companies[0]?.id ?? ''} />;
  return (
    <Radios
      ui={ui}
      name="company"
      label={ui.t('accommodations.send.which')}
      value={value}
      error={error}
      choices={[
        ...companies.map((party) => ({ value: party.id, label: ui.name(party.label, party.reading) })),
        ...(none ? [{ value: '', label: none }] : []),
      ]}
    />
  );
}
