import type { Tx } from '@/db/client';

/** What an open page is told: whether there is something since its mark, and the new mark. Never what. */
export type NewsSince = { personId: string; changed: boolean; mark: string };

/** For the holder of a session; null when it is over. Looking does not prolong it. */
export async function findNewsSince(tx: Tx, sessionHash: Buffer, since: string): Promise<NewsSince | null> {
  const [news] = await tx<NewsSince[]>`select person_id, changed, mark from app.news_since(${sessionHash}, ${since})`;
  return news ?? null;
}
