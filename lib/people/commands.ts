import type { Tx } from '@/db/client';
import { NotFound } from '@/db/client';
import { recordChange } from '@/lib/access-log/commands';
import { newId } from '@/lib/ids';
import type { Begun, NewSession } from '@/lib/session/begin';
import { hashOf, newToken } from '@/lib/session/credential';
import { type AgencyRole, readTarget } from './model';
import { getNamed } from './queries';

/** An invitation with its two links: one to show to the inviter, once; one for the mail, when an address was given. */
export type Made = { id: string; token: string; mailToken: string | null };

type Invited = { to: string; label: string; name: string; title: string; email: string | null };

/**
 * Invites somebody to a side of a case; a new side is made on the way.
 * @throws NotFound; Conflict ND001 (the company has not been told), ND005 (not for the actor, or not any more), ND041 (not named)
 */
export async function invite(
  tx: Tx,
  caseId: string,
  { to, label, name, title, email }: Invited,
  kindLabel: string,
): Promise<Made> {
  const chosen = readTarget(to);
  if (!chosen) throw new NotFound();
  const named = 'told' in chosen ? await getNamed(tx, caseId, chosen.told) : null;
  const target =
    'told' in chosen
      ? named?.partyId
        ? { party: named.partyId }
        : { kind: 'employer' as const, employment: named?.employmentId ?? '' }
      : chosen;
  let party: string;
  if ('party' in target) {
    party = target.party;
    const [known] = await tx`select from app.party where id = ${party} and case_id = ${caseId}`;
    if (!known) throw new NotFound();
  } else {
    party = newId();
    const employment = target.kind === 'employer' ? target.employment : null;
    const [job] = employment
      ? await tx<{ employer: string; reading: string }[]>`select employer, reading from app.employment where id = ${employment}`
      : [];
    await tx`select app.make_party(${party}, ${caseId}, ${target.kind}, ${label.trim() || job?.employer || kindLabel},
                                   ${label.trim() ? '' : (job?.reading ?? '')}, ${employment})`;
    await recordChange(tx, { caseId, act: 'make_party', objectType: 'party', objectId: party, detail: { kind: target.kind } });
  }
  const made = links(email);
  await tx`select app.invite(${made.id}, ${hashOf(made.token)}, ${made.mailToken && hashOf(made.mailToken)}, ${party},
                             ${named?.name ?? name.trim()}, ${title.trim()}, ${email}, ${'told' in chosen ? chosen.told : null})`;
  await recordChange(tx, { caseId, act: 'invite', objectType: 'invitation', objectId: made.id, detail: { party } });
  return made;
}

/**
 * Invites somebody to the staff of an agency.
 * @throws NotFound
 */
export async function inviteStaff(
  tx: Tx,
  agencyId: string,
  { role, name, email }: { role: AgencyRole; name: string; email: string | null },
): Promise<Made> {
  const made = links(email);
  await tx`select app.invite_staff(${made.id}, ${hashOf(made.token)}, ${made.mailToken && hashOf(made.mailToken)}, ${agencyId}, ${role},
                                   ${name.trim()}, ${email})`;
  await recordChange(tx, {
    caseId: null,
    act: 'invite_staff',
    objectType: 'invitation',
    objectId: made.id,
    detail: { agency: agencyId, role },
  });
  return made;
}

const links = (email: string | null): Made => ({ id: newId(), token: newToken(), mailToken: email ? newToken() : null });

/**
 * Takes an open invitation back. One that is no longer open stays as it is.
 * @throws NotFound
 */
export async function revokeInvitation(tx: Tx, caseId: string | null, invitationId: string): Promise<void> {
  const [revoked] = await tx<{ done: boolean }[]>`select app.revoke_invitation(${invitationId}) as done`;
  if (revoked?.done)
    await recordChange(tx, { caseId, act: 'revoke_invitation', objectType: 'invitation', objectId: invitationId });
}

/**
 * Ends a membership at once.
 * @throws NotFound
 */
export async function endMembership(tx: Tx, caseId: string, memberId: string): Promise<void> {
  const [ended] = await tx<{ caseId: string }[]>`select app.end_membership(${memberId}) as case_id`;
  if (ended?.caseId !== caseId) throw new NotFound();
  await recordChange(tx, { caseId, act: 'end_membership', objectType: 'member', objectId: memberId });
}

/**
 * Ends somebody's work at an agency at once, and their place on its support teams.
 * @throws NotFound
 */
export async function endStaff(tx: Tx, agencyId: string, memberId: string): Promise<void> {
  const [ended] = await tx<{ agencyId: string }[]>`select app.end_staff(${memberId}) as agency_id`;
  if (ended?.agencyId !== agencyId) throw new NotFound();
  await recordChange(tx, {
    caseId: null,
    act: 'end_staff',
    objectType: 'agency_member',
    objectId: memberId,
    detail: { agency: agencyId },
  });
}

/** A new person, as they name themselves. */
export type Newcomer = { name: string; reading: string; settings: object };

/**
 * Accepts an invitation: as the actor, or as a new person. From here on the transaction is theirs, and a new session begins:
 * one that was open before knew less of them. Null: the invitation is no longer open.
 * @throws Conflict ND005 (their own, or of another side of this case), ND006 (the address has an account)
 */
export async function acceptInvitation(
  tx: Tx,
  session: NewSession,
  token: string,
  newcomer: Newcomer | null,
): Promise<Begun | null> {
  const [accepted] = await tx`
    select person_id from app.accept_invitation(${hashOf(token)}, ${newId()}, ${newcomer?.name ?? ''}, ${newcomer?.reading ?? ''},
                                                ${tx.json((newcomer?.settings ?? {}) as never)}, ${newId()})`;
  if (!accepted) return null;
  const [begun] = await tx<Begun[]>`
    select settings, seconds
      from app.session_after_invitation(${hashOf(token)}, ${session.id}, ${session.hash}, ${session.device}, ${session.ipPrefix})`;
  return begun ?? null;
}
