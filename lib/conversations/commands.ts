import { NotFound, type Tx } from '@/db/client';
import type { CaseHead } from '@/lib/cases/model';
import { ownPartyId, putEntry, settled } from '@/lib/entries/commands';
import type { Category } from '@/lib/entries/model';
import { newId } from '@/lib/ids';
import { categoryFor, conversationsOf, isTeams, teamsOf } from './model';

/**
 * Says something to the support team, or as the support team to one side or to itself, and to nobody else.
 * @throws NotFound, Conflict (audience_changed, ND002)
 */
export async function sendMessage(
  tx: Tx,
  head: CaseHead,
  partyId: string,
  { words, category }: { words: string; category?: Category | undefined },
): Promise<void> {
  const party = conversationsOf(head).find(({ id }) => id === partyId);
  if (!party) throw new NotFound();
  const team = head.parties.find(({ id, kind }) => kind === 'support_team' && head.mine.includes(id));
  await settled([
    putEntry(tx, {
      id: newId(),
      caseId: head.id,
      kind: 'message',
      category: categoryFor(head, party, category),
      audience: isTeams(head, party) ? [party.id] : [party.id, ...teamsOf(head)],
      authorPartyId: head.mine.includes(party.id) ? party.id : (team?.id ?? ownPartyId(head)),
      body: words,
    }),
  ]);
}
