import { NotFound, type Tx } from '@/db/client';
import { recordChange } from '@/lib/access-log/commands';
import type { Settings } from '@/lib/i18n/settings';
import type { Begun, NewSession } from './begin';

/** Signs in as a person of the demo; null where the installation is no demo, or the person is none of its people. */
export async function signInAsDemoPerson(tx: Tx, session: NewSession, personId: string): Promise<Begun | null> {
  const [begun] = await tx<Begun[]>`
    select settings, seconds from app.demo_sign_in(${personId}, ${session.id}, ${session.hash}, ${session.device}, ${session.ipPrefix})`;
  return begun ?? null;
}

/** Keeps how the actor wants the screens, for all their devices. */
export async function keepSettings(tx: Tx, settings: Settings): Promise<void> {
  const [kept] = await tx<{ personId: string }[]>`
    update app.account set settings = ${tx.json(settings)} where person_id = app.actor_id() returning person_id`;
  if (kept) await recordChange(tx, { caseId: null, act: 'keep_settings', objectType: 'account', objectId: kept.personId });
}

/**
 * Ends sessions of the actor, effective at the next statement.
 * @param which a session, all `others` than the present one, or `all`
 * @throws NotFound the session is not one of theirs that is open
 */
export async function endMySessions(tx: Tx, which: string, present: string | null): Promise<void> {
  const ended = await tx`
    update app.session set revoked_at = now()
     where person_id = app.actor_id() and revoked_at is null
       and case ${which} when 'all' then true when 'others' then id is distinct from ${present} else id::text = ${which} end
    returning id`;
  if (ended.length === 0 && which !== 'others') throw new NotFound();
  await recordChange(tx, {
    caseId: null,
    act: 'sign_out',
    objectType: 'session',
    objectId: null,
    detail: { sessions: ended.map(({ id }) => id) },
  });
}
