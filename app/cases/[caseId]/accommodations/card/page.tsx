import type { Metadata } from 'next';
import { CardPage } from '@/components/accommodations/card';
import { circleOfCase } from '@/components/audience/words';
import { CasePage } from '@/components/cases/case-page';
import { cardTexts } from '@/lib/accommodations/card';
import type { PlaceParams } from '@/lib/cases/place';
import { buttonForm } from '@/lib/entries/forms';
import { formState, type SearchParams } from '@/lib/forms/state';
import { pageTitle } from '@/lib/session/page';
import { adviceOn } from '@/lib/wording/model';
import { openCards } from './open';

type Props = { params: PlaceParams; searchParams: Promise<SearchParams> };

export const generateMetadata = (): Promise<Metadata> => pageTitle('accommodations.card.title');

/** The card for the workplace. */
export default async function CardsPage({ params, searchParams }: Props) {
  const [{ ui, me, head, at, cards, side, colleagues, watched }, search] = await Promise.all([
    openCards(params, 'page'),
    searchParams,
  ]);
  const { notice: warning } = formState(buttonForm, search, {});
  const done =
    typeof search.done === 'string' && ['card', 'card_approved', 'handed'].includes(search.done) ? search.done : null;
  return (
    <CasePage ui={ui} head={head} me={me} title={ui.text('accommodations.card.title')} current="accommodations">
      <CardPage
        ui={ui}
        caseId={at}
        onlyLooking={head.lookingAs !== null}
        personName={head.personName}
        cards={cards}
        circle={circleOfCase(head)}
        side={side}
        colleagues={colleagues}
        adviceOn={(card) => adviceOn(cardTexts(card.detail), [card.companyId], head, watched)}
        notice={
          warning ? { kind: 'warning', key: warning } : done ? { kind: 'done', key: `accommodations.done.${done}` } : null
        }
        moved={search.moved !== undefined}
      />
    </CasePage>
  );
}
