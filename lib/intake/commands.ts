import type { Tx } from '@/db/client';
import { recordChange } from '@/lib/access-log/commands';
import { newId } from '@/lib/ids';

type Opened = { name: string; reading: string; started: string; supporter: string };

/**
 * Opens a case for a person who is new here; they are invited to it afterwards, like everybody else. Resolves to the case's id.
 * @throws NotFound: not for the actor, or the supporter is not of the agency's staff
 */
export async function openCase(tx: Tx, agencyId: string, { name, reading, started, supporter }: Opened): Promise<string> {
  const caseId = newId();
  await tx`select app.open_case(${caseId}, ${agencyId}, ${newId()}, ${name.trim()}, ${reading}, ${started}, ${supporter})`;
  await recordChange(tx, { caseId, act: 'open_case', objectType: 'case', objectId: caseId, detail: { supporter } });
  return caseId;
}

/**
 * Puts somebody of the agency's staff on a case's support team; who is on it already stays.
 * @throws NotFound, Conflict ND005 (the case is closed)
 */
export async function joinTeam(tx: Tx, caseId: string, who: string): Promise<void> {
  await tx`select app.join_team(${caseId}, ${who})`;
  await recordChange(tx, { caseId, act: 'join_team', objectType: 'person', objectId: who });
}
