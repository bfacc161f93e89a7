import type { Tx } from '@/db/client';
import type { Fields } from '@/lib/forms/body';

/** What the person had typed into a form and not sent; empty when there is none. */
export async function findDraft(tx: Tx, key: string): Promise<Fields> {
  const [draft] = await tx<{ data: Fields }[]>`select data from app.draft where person_id = app.actor_id() and key = ${key}`;
  return draft?.data ?? {};
}
