import type { Tx } from '@/db/client';
import { Advised } from '@/lib/forms/action';
import type { ContactFacts } from './model';
import { listOverlaps } from './queries';

/**
 * Before a contact is kept: whose writer has others at the same time is told, once; what they send again is kept.
 * @param told the ids of those that they have been told of
 * @throws Advised
 */
export async function warnOfOverlaps(
  tx: Tx,
  { startsAt, endsAt }: ContactFacts,
  told: string[],
  entryId: string | null,
): Promise<void> {
  if (!endsAt) return;
  const overlaps = await listOverlaps(tx, startsAt, endsAt, entryId);
  if (overlaps.some(({ id }) => !told.includes(id))) throw new Advised();
}
