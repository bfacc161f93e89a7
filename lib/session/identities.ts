import { asActor, Conflict, type Credential, NotFound, type Tx } from '@/db/client';
import { recordChange } from '@/lib/access-log/commands';

/** Whether anybody has linked what an issuer says somebody is. */
export async function identityIsKnown(issuer: string, subject: string): Promise<boolean> {
  return asActor('nobody', async (tx) => {
    const [found] = await tx<{ known: boolean }[]>`select app.identity_is_known(${issuer}, ${subject}) as known`;
    return found?.known ?? false;
  });
}

/**
 * Links a sign-in to the holder of a session.
 * @throws SignedOut; Conflict taken (it is somebody's already)
 */
export async function linkIdentity(credential: Credential, issuer: string, subject: string): Promise<void> {
  await asActor(credential, async (tx, me) => {
    const { personId } = await me;
    const linked =
      await tx`insert into app.identity (issuer, subject) values (${issuer}, ${subject}) on conflict do nothing returning 1`;
    if (linked.length === 0) throw new Conflict('taken');
    await recordChange(tx, { caseId: null, act: 'link_identity', objectType: 'account', objectId: personId });
  });
}

/**
 * Takes the link to an issuer away.
 * @throws NotFound there is none
 */
export async function unlinkIdentity(tx: Tx, personId: string, issuer: string): Promise<void> {
  const gone = await tx`delete from app.identity where person_id = app.actor_id() and issuer = ${issuer} returning 1`;
  if (gone.length === 0) throw new NotFound();
  await recordChange(tx, { caseId: null, act: 'unlink_identity', objectType: 'account', objectId: personId });
}
