import type { Credential, Tx } from '@/db/client';
import type { Fields } from '@/lib/forms/body';

/** Keeps what a person has typed into a form. Later words replace earlier ones; fields not sent this time stay. */
export async function keepDraft(tx: Tx, key: string, fields: Fields): Promise<void> {
  await tx`
    insert into app.draft (key, data) values (${key}, ${tx.json(storable(fields))})
    on conflict (person_id, key) do update set data = draft.data || excluded.data, updated_at = now()`;
}

/** Forgets a draft: it was sent, or its person threw it away. */
export async function dropDraft(tx: Tx, key: string): Promise<void> {
  await tx`delete from app.draft where person_id = app.actor_id() and key = ${key}`;
}

/** The session ended while its person was typing: what they sent is kept for when they are back. Writes only, shows nothing. */
export async function keepDraftOfEndedSession(tx: Tx, credential: Credential, key: string, fields: Fields): Promise<void> {
  if (typeof credential === 'string' || !('sessionHash' in credential)) return;
  await tx`select app.keep_draft_of_ended_session(${credential.sessionHash}, ${key}, ${tx.json(storable(fields))})`;
}

// PostgreSQL's jsonb holds no NUL and no lone surrogates.
const storable = (fields: Fields): Fields =>
  JSON.parse(
    JSON.stringify(fields, (_name, value) => (typeof value === 'string' ? value.toWellFormed().replaceAll('\0', '') : value)),
  );
