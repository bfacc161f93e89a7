import type { Tx } from '@/db/client';

/** The same form key came with another content. */
export class SubmissionDiffers extends Error {}

/**
 * Takes a form's key for this person. A key that was taken before gives the place its first submission led to: the second
 * click of a double click waits here for the first one's transaction, and then goes where that went.
 * @throws SubmissionDiffers
 */
export async function claimSubmission(tx: Tx, key: string, bodyHash: Buffer): Promise<string | null> {
  const [claimed] = await tx`
    insert into app.submission (key, body_hash) values (${key}, ${bodyHash}) on conflict do nothing returning key`;
  if (claimed) return null;
  const [first] = await tx<{ bodyHash: Buffer; location: string | null }[]>`
    select body_hash, location from app.submission where person_id = app.actor_id() and key = ${key}`;
  if (!first?.bodyHash.equals(bodyHash)) throw new SubmissionDiffers();
  return first.location ?? '/';
}

/** Remembers where the submission led to. */
export async function settleSubmission(tx: Tx, key: string, location: string): Promise<void> {
  await tx`update app.submission set location = ${location} where person_id = app.actor_id() and key = ${key}`;
}

/** Whether a form with this key was sent. */
export async function wasSubmitted(tx: Tx, key: string): Promise<boolean> {
  const [sent] = await tx`select from app.submission where person_id = app.actor_id() and key = ${key}`;
  return sent !== undefined;
}
