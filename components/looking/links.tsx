import { mayLookAs } from '@/lib/cases/model';
import type { Party } from '@/lib/entries/model';
import type { Ui } from '@/lib/i18n/ui';

type Props = {
  ui: Ui;
  /** The sides to look as; those that one cannot look as are left out. */
  parties: Party[];
  hrefOf: (party: Party) => string;
};

/** The ways to see with other sides' eyes what stands here. For the supported person. */
export function LookLinks({ ui, parties, hrefOf }: Props) {
  const sides = parties.filter(mayLookAs);
  if (sides.length === 0) return null;
  return (
    <p className="acts no-print">
      {sides.map((party) => (
        <a key={party.id} href={hrefOf(party)}>
          {ui.t('looking.link', { party: party.label })}
        </a>
      ))}
    </p>
  );
}
