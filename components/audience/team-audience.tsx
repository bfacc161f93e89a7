import { Checkboxes } from '@/components/ui/checkboxes';
import { Hidden } from '@/components/ui/hidden';
import type { Ui } from '@/lib/i18n/ui';
import { type Circle, inOrder, partyWords } from './words';

type Props = {
  ui: Ui;
  circle: Circle;
  chosen: string[];
  /** The question and its hint: message keys under here. */
  words?: string;
  /** What is wrong: a message key. */
  error?: string | undefined;
};

/** Whom the support team tells besides itself. Nobody is ticked: wider is said on purpose. */
export function TeamAudience({ ui, circle, chosen, words = 'audience.of_team', error }: Props) {
  const others = inOrder(circle, circle.parties).filter((party) => party.open && party.kind !== 'support_team');
  return (
    <>
      <Hidden name="audience[]" value="" />
      <Checkboxes
        ui={ui}
        name="audience"
        label={ui.t(`${words}.question`)}
        hint={ui.t(`${words}.hint`)}
        error={error}
        values={chosen}
        choices={others.map((party) => ({
          value: party.id,
          label: ui.say(partyWords(ui, circle, party)),
          hint: consents(ui, circle, party.id),
        }))}
      />
    </>
  );
}

/** Which categories a side may read, for those who write: 「同意があるもの：仕事、体調」. */
function consents(ui: Ui, circle: Circle, partyId: string) {
  const party = circle.parties.find((one) => one.id === partyId);
  if (party?.kind === 'supported_person') return undefined;
  const given = circle.consented
    .filter((pair) => pair.startsWith(`${partyId}:`))
    .map((pair) => ui.text(`categories.${pair.slice(partyId.length + 1)}.title`));
  return given.length > 0
    ? ui.t('audience.of_team.consented', { names: given.join(ui.text('common.listSeparator')) })
    : ui.t('audience.team.none');
}
