import 'server-only';
import { notFound } from 'next/navigation';
import type { LookKind } from '@/lib/access-log/model';
import { sideInCase } from '@/lib/accommodations/model';
import { listCards } from '@/lib/accommodations/queries';
import { getCase } from '@/lib/cases/queries';
import { isId } from '@/lib/ids';
import { openPage } from '@/lib/session/page';

/** What the card's pages start with: the case, the versions that the asker may read, and the one that holds. */
export async function openCards(path: string, caseId: string, how: LookKind = 'page') {
  if (!isId(caseId)) notFound();
  const { ui, me, data } = await openPage(path, (tx) => Promise.all([getCase(tx, caseId), listCards(tx, caseId, how)]));
  const [head, cards] = data;
  return { ui, me, head, cards, side: sideInCase(head), holds: cards.find((card) => card.approvedAt !== null) ?? null };
}
