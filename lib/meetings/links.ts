import { NotFound, type Tx } from '@/db/client';
import { askQuestion } from '@/lib/answers/commands';
import type { Locale } from '@/lib/i18n/settings';

/**
 * Asks some people by link when they can come: with the meeting's heading, and nothing else of it. Returns what sends the links.
 * @throws NotFound, Conflict (ND070 … ND073)
 */
export async function askByLink(
  tx: Tx,
  caseId: string,
  entryId: string,
  members: string[],
  locale: Locale,
): Promise<() => Promise<void>> {
  const [entry] = await tx<{ title: string }[]>`select title from app.entry where id = ${entryId} and case_id = ${caseId}`;
  if (!entry) throw new NotFound();
  const asked = { purpose: 'slots' as const, words: entry.title, tap1: '', tap2: '', tap3: '', tap4: '' };
  const sendings: (undefined | (() => Promise<void>))[] = [];
  for (const member of members) sendings.push((await askQuestion(tx, entryId, { ...asked, member }, locale)).send);
  return async () => {
    for (const send of sendings) await send?.();
  };
}
