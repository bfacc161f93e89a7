import type { z } from 'zod';
import { Conflict, type Tx } from '@/db/client';
import { recordChange } from '@/lib/access-log/commands';
import { newId } from '@/lib/ids';
import type { openForm, reviewForm } from './model';

/**
 * Opens a category in an emergency, for the one who asks.
 * @throws NotFound, Conflict ND065 (open already)
 */
export async function openInEmergency(
  tx: Tx,
  caseId: string,
  { category, hours, reason }: z.output<typeof openForm>,
): Promise<void> {
  const id = newId();
  await tx`select app.open_in_emergency(${id}, ${caseId}, ${category}, ${Number(hours)}, ${reason})`;
  await recordChange(tx, {
    caseId,
    act: 'emergency.opened',
    objectType: 'emergency',
    objectId: id,
    detail: { category, hours: Number(hours) },
  });
}

/** Closes it at once; closed already is no mistake. @throws NotFound */
export async function closeEmergency(tx: Tx, caseId: string, openingId: string): Promise<void> {
  const [row] = await tx<{ done: boolean }[]>`select app.close_emergency(${openingId}, ${caseId}) as done`;
  if (row?.done) await recordChange(tx, { caseId, act: 'emergency.closed', objectType: 'emergency', objectId: openingId });
}

/** The supported person has read of it. @throws NotFound */
export async function knowOfEmergency(tx: Tx, caseId: string, openingId: string): Promise<void> {
  const [row] = await tx<{ done: boolean }[]>`select app.know_of_emergency(${openingId}, ${caseId}) as done`;
  if (row?.done) await recordChange(tx, { caseId, act: 'emergency.known', objectType: 'emergency', objectId: openingId });
}

/**
 * A manager says whether it was needed.
 * @throws NotFound, Conflict (ND066 their own, reviewed)
 */
export async function reviewEmergency(
  tx: Tx,
  caseId: string,
  openingId: string,
  { outcome, words }: z.output<typeof reviewForm>,
): Promise<void> {
  const [row] = await tx<{ done: boolean }[]>`
    select app.review_emergency(${openingId}, ${caseId}, ${outcome}, ${words}) as done`;
  if (!row?.done) throw new Conflict('reviewed');
  await recordChange(tx, {
    caseId,
    act: 'emergency.reviewed',
    objectType: 'emergency',
    objectId: openingId,
    detail: { outcome },
  });
}
