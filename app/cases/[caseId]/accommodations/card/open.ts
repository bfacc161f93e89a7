import 'server-only';
import { sideInCase } from '@/lib/accommodations/model';
import { listCards, listColleagues } from '@/lib/accommodations/queries';
import { type PlaceParams, placeIn } from '@/lib/cases/place';
import { getCase } from '@/lib/cases/queries';
import { paths } from '@/lib/paths';
import { openPage } from '@/lib/session/page';
import { getWatched } from '@/lib/wording/queries';

/** What the card's pages start with: the case, the versions that the asker may read, and the one that holds; to take along, or to look at. */
export async function openCards(params: PlaceParams, how: 'page' | 'print' | 'pdf') {
  const { caseId, at, ...place } = await placeIn(params);
  const trace = place.as !== undefined ? null : kinds[how];
  const { ui, me, data } = await openPage(
    paths.card(at, how === 'page' ? undefined : how),
    (tx) =>
      Promise.all([getCase(tx, caseId), listCards(tx, caseId, trace), listColleagues(tx, caseId), getWatched(tx, caseId)]),
    place,
  );
  const [head, cards, colleagues, watched] = data;
  const holds = cards.find((card) => card.approvedAt !== null) ?? null;
  return { ui, me, head, at, cards, colleagues, watched, side: sideInCase(head), holds };
}

const kinds = { page: 'page', print: 'export', pdf: 'file' } as const;
