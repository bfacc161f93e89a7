import { Details } from '@/components/ui/details';
import { type Category, readersOf } from '@/lib/entries/model';
import type { Ui } from '@/lib/i18n/ui';
import type { Watched } from '@/lib/wording/model';
import { type Circle, inOrder, listWords, partyWords } from './words';

type Props = {
  ui: Ui;
  circle: Circle;
  /** The people of each side, as far as the writer knows of them. */
  people: Watched['people'];
  category: Category;
  /** Whom it is for; absent while the writer still chooses. */
  audience?: string[];
};

/** Who will read and who will not, by name and side. Folded up: the sides stand above it. */
export function ReaderNames({ ui, circle, people, category, audience }: Props) {
  const { see, waiting, blind } = readersOf(
    audience ?? circle.parties.map(({ id }) => id),
    category,
    circle.parties,
    new Set(circle.consented),
  );
  const lines = (parties: typeof see) =>
    inOrder(circle, parties).map((party) => {
      // Who is at the safety desk is the agency's to say.
      const desk = circle.desk && party.kind === 'support_team';
      const names = people
        .filter(({ partyId }) => partyId === party.id && !desk)
        .map(({ name }) => ui.text('common.by', { name }));
      return (
        <li key={party.id}>
          {ui.say(partyWords(ui, circle, party))}
          {names.length > 0 && <>{ui.t('audience.names.of', { names: listWords(ui, names) })}</>}
          {party.kind === 'support_team' && !desk && <> {ui.t('audience.names.managers')}</>}
        </li>
      );
    });
  return (
    <Details summary={ui.t('audience.names.summary')}>
      {audience && (
        <p>
          <b>{ui.t('audience.names.see')}</b>
        </p>
      )}
      <ul>{lines(audience ? see : [...see, ...waiting])}</ul>
      {audience && waiting.length + blind.length > 0 && (
        <>
          <p>
            <b>{ui.t('audience.names.blind')}</b>
          </p>
          <ul>{lines([...waiting, ...blind])}</ul>
        </>
      )}
    </Details>
  );
}
