import { Checkboxes } from '@/components/ui/checkboxes';
import { Details } from '@/components/ui/details';
import { Hidden } from '@/components/ui/hidden';
import type { TeamMember } from '@/lib/entries/queries';
import type { Ui } from '@/lib/i18n/ui';

type Props = { ui: Ui; team: TeamMember[]; chosen: string[]; open: boolean };

/** Somebody of the support team may be what it is about: they can be left out. The others still read. */
export function HiddenFrom({ ui, team, chosen, open }: Props) {
  if (team.length < 2) return null;
  return (
    <Details summary={ui.t('audience.about.summary')} open={open || chosen.length > 0}>
      <Hidden name="about[]" value="" />
      <Checkboxes
        ui={ui}
        name="about"
        label={ui.t('audience.about.question')}
        hint={ui.t('audience.about.hint')}
        values={chosen}
        choices={team.map((one) => ({ value: one.id, label: ui.name(one.name, one.reading) }))}
      />
    </Details>
  );
}
