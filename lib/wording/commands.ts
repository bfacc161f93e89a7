import { Conflict, NotFound, type Tx } from '@/db/client';
import { recordChange } from '@/lib/access-log/commands';
import type { CaseHead } from '@/lib/cases/model';
import { Advised } from '@/lib/forms/action';
import { newId } from '@/lib/ids';
import { adviceOn, isToldOf } from './model';
import { getWatched } from './queries';

/**
 * Before something is sent: where its writer has not been told yet of words worth a thought, they are, once; what they send again goes.
 * @throws Advised
 */
export async function adviseFirst(
  tx: Tx,
  head: CaseHead,
  texts: string[],
  audience: string[],
  advised: string[],
): Promise<void> {
  const advice = adviceOn(texts, audience, head, await getWatched(tx, head.id));
  if (advice && !isToldOf(advice, advised)) throw new Advised();
}

/** Puts a word on an agency's list. @throws NotFound, Conflict word_known */
export async function addWord(tx: Tx, agencyId: string, { word, instead }: { word: string; instead: string }): Promise<void> {
  const id = newId();
  const added = await tx`
    insert into app.sensitive_word (id, agency_id, word, instead) values (${id}, ${agencyId}, ${word.trim()}, ${instead.trim()})
    on conflict do nothing returning id`;
  if (added.length === 0) throw new Conflict('word_known');
  await recordChange(tx, { caseId: null, act: 'word.added', objectType: 'sensitive_word', objectId: id });
}

/** Takes a word off an agency's list. @throws NotFound */
export async function removeWord(tx: Tx, agencyId: string, id: string): Promise<void> {
  const removed = await tx`
    update app.sensitive_word set removed_at = now(), removed_by = app.actor_id()
     where id = ${id} and agency_id = ${agencyId} and removed_at is null returning id`;
  if (removed.length === 0) throw new NotFound();
  await recordChange(tx, { caseId: null, act: 'word.removed', objectType: 'sensitive_word', objectId: id });
}
