import 'server-only';
import { notFound } from 'next/navigation';
import { isId } from '@/lib/ids';
import { placeOf } from './model';

export type PlaceParams = Promise<{ caseId: string; partyId?: string }>;

/**
 * Where a page of a case stands, from its address: its own pages, or, with a side, the same pages as that side sees them. `at` is
 * what its links are made with; `as` is for openPage.
 */
export async function placeIn(params: PlaceParams): Promise<{ caseId: string; as: string | undefined; at: string }> {
  const { caseId, partyId: as } = await params;
  if (!isId(caseId) || (as !== undefined && !isId(as))) notFound();
  return { caseId, as, at: placeOf(caseId, as) };
}
