import { NotFound, type Tx } from '@/db/client';
import type { Category, PartyKind } from '@/lib/entries/model';
import { hashOf } from '@/lib/session/credential';
import type { AgencyRole, InvitationState } from './model';

/** Somebody in a party, from–to. `present`: a member now. */
export type Member = {
  id: string;
  partyId: string;
  personId: string;
  name: string;
  reading: string;
  title: string;
  titleReading: string;
  validFrom: Date;
  validTo: Date | null;
  present: boolean;
};

/** The members, present and past, of the parties that the asker knows of. */
export async function listMembers(tx: Tx, caseId: string): Promise<Member[]> {
  return tx<Member[]>`
    select m.id, m.party_id, m.person_id, n.name, n.reading, m.title, m.reading as title_reading, m.valid_from, m.valid_to,
           m.valid_from <= now() and (m.valid_to is null or m.valid_to > now()) as present
      from app.member m join app.person n on n.id = m.person_id
     where m.case_id = ${caseId}
     order by present desc, m.valid_from, m.id`;
}

/**
 * A present member of a case.
 * @throws NotFound
 */
export async function getMember(tx: Tx, caseId: string, memberId: string): Promise<Member> {
  const member = (await listMembers(tx, caseId)).find(({ id, present }) => id === memberId && present);
  if (!member) throw new NotFound();
  return member;
}

/** When a party began and ended. */
export async function listPartyTimes(tx: Tx, caseId: string): Promise<{ id: string; validFrom: Date; validTo: Date | null }[]> {
  return tx`select id, valid_from, valid_to from app.party where case_id = ${caseId}`;
}

/** An invitation as those who manage it see it. Its link is not among what is kept. */
export type Invitation = {
  id: string;
  partyId: string | null;
  label: string | null;
  labelReading: string | null;
  kind: PartyKind | null;
  role: AgencyRole | null;
  invitedName: string;
  title: string;
  email: string | null;
  inviter: string | null;
  inviterReading: string | null;
  createdAt: Date;
  expiresAt: Date;
  state: Exclude<InvitationState, 'closed'>;
};

const invitation = (tx: Tx) => tx`
  select i.id, i.party_id, p.label, p.reading as label_reading, p.kind, i.role, i.invited_name, i.title, i.email,
         n.name as inviter, n.reading as inviter_reading, i.created_at, i.expires_at,
         case when i.accepted_at is not null then 'accepted' when i.revoked_at is not null then 'revoked'
              when i.expires_at <= now() then 'expired' else 'open' end as state
    from app.invitation i left join app.party p on p.id = i.party_id left join app.person n on n.id = i.invited_by`;

/** The invitations to a case that can still be accepted, the newest first. */
export async function listOpenInvitations(tx: Tx, caseId: string): Promise<Invitation[]> {
  return tx<Invitation[]>`
    ${invitation(tx)} where i.case_id = ${caseId} and i.accepted_at is null and i.revoked_at is null and i.expires_at > now()
     order by i.created_at desc, i.id`;
}

/** The same for the staff of an agency. */
export async function listOpenStaffInvitations(tx: Tx, agencyId: string): Promise<Invitation[]> {
  return tx<Invitation[]>`
    ${invitation(tx)} where i.agency_id = ${agencyId} and i.role is not null and i.accepted_at is null and i.revoked_at is null
       and i.expires_at > now() order by i.created_at desc, i.id`;
}

/**
 * One invitation, of a case or of an agency's staff.
 * @throws NotFound
 */
export async function getInvitation(
  tx: Tx,
  invitationId: string,
  of: { caseId: string } | { agencyId: string },
): Promise<Invitation> {
  const [found] = await tx<Invitation[]>`
    ${invitation(tx)} where i.id = ${invitationId}
       and ${'caseId' in of ? tx`i.case_id = ${of.caseId}` : tx`i.agency_id = ${of.agencyId} and i.role is not null`}`;
  if (!found) throw new NotFound();
  return found;
}

/** The ids of the sides that the asker may invite to. */
export async function listSidesToInviteTo(tx: Tx, caseId: string): Promise<string[]> {
  return (await tx<{ id: string }[]>`select s as id from app.sides_to_invite_to(${caseId}) s`).map(({ id }) => id);
}

/** The jobs of a case that have not ended, with what the company has been told. */
export type Job = {
  id: string;
  employer: string;
  reading: string;
  disclosure: 'open' | 'partly' | 'closed';
  /** The sides of its company. */
  parties: string[];
  /** Whom the supported person has named there and an invitation can lead to. */
  names: { id: string; name: string }[];
};

export async function listPresentJobs(tx: Tx, caseId: string): Promise<Job[]> {
  return tx<Job[]>`
    select j.id, j.employer, j.reading, j.disclosure, array(select p.id from app.party p where p.employment_id = j.id) as parties,
           (select coalesce(json_agg(json_build_object('id', t.id, 'name', t.name) order by t.named_at, t.id), '[]')
              from app.told t where t.employment_id = j.id and t.id in (select app.names_to_invite(${caseId}))) as names
      from app.employment j
     where j.case_id = ${caseId} and (j.ended_on is null or j.ended_on > app.today()) order by j.started_on, j.id`;
}

/**
 * A name that the supported person has given at a workplace, and where an invitation to it leads: to a side that is there, if any.
 * @throws NotFound
 */
export async function getNamed(
  tx: Tx,
  caseId: string,
  toldId: string,
): Promise<{ name: string; employmentId: string; partyId: string | null }> {
  const [found] = await tx<{ name: string; employmentId: string; partyId: string | null }[]>`
    select t.name, t.employment_id, (select p.id from app.party p where p.employment_id = t.employment_id
             and (p.valid_to is null or p.valid_to > now()) order by p.valid_from, p.id limit 1) as party_id
      from app.told t where t.id = ${toldId} and t.case_id = ${caseId} and t.ended_at is null`;
  if (!found) throw new NotFound();
  return found;
}

/** What the holder of an invitation's link is told. Of one that is not open, only its state. */
export type Offer =
  | { id: string; state: Exclude<InvitationState, 'open'> }
  | {
      id: string;
      state: 'open';
      /** They have the link from the mail: `email` is proved to be theirs. */
      mailed: boolean;
      email: string | null;
      /** The proved address has an account. */
      addressKnown: boolean;
      invitedName: string;
      title: string;
      inviter: string | null;
      inviterReading: string | null;
      agency: string;
      role: AgencyRole | null;
      kind: PartyKind | null;
      label: string | null;
      labelReading: string | null;
      supportedName: string | null;
      supportedReading: string | null;
      /** What the supported person has agreed that this side may read. */
      categories: Category[];
      expiresAt: Date;
    };

/** Looks behind an invitation's link. Looking uses nothing up and stores nothing. */
export async function findOffer(tx: Tx, token: string): Promise<Offer | undefined> {
  const [offer] = await tx<Offer[]>`
    select id, state, mailed, email, address_known, invited_name, title, inviter, inviter_reading, agency, role, kind, label,
           label_reading, supported_name, supported_reading, categories::text[] as categories, expires_at
      from app.invitation_behind(${hashOf(token)})`;
  return offer;
}

/** Somebody who works at an agency now. */
export type StaffMember = { id: string; personId: string; name: string; reading: string; role: AgencyRole; validFrom: Date };

/**
 * An agency with its staff, as staff see it.
 * @throws NotFound
 */
export async function getStaff(
  tx: Tx,
  agencyId: string,
): Promise<{ id: string; name: string; staff: StaffMember[]; mine: AgencyRole[] }> {
  const [agencies, staff] = await Promise.all([
    tx<{ id: string; name: string; mine: AgencyRole[] }[]>`
      select g.id, g.name,
             array(select a.role::text from app.agency_member a where a.agency_id = g.id and a.person_id = app.actor_id()
                     and a.valid_from <= now() and (a.valid_to is null or a.valid_to > now())) as mine
        from app.agency g
       where g.id = ${agencyId} and g.id = any ((select app.agency_ids_as('{manager,service_manager}'))::uuid[])`,
    tx<StaffMember[]>`
      select a.id, a.person_id, n.name, n.reading, a.role, a.valid_from
        from app.agency_member a join app.person n on n.id = a.person_id
       where a.agency_id = ${agencyId} and a.valid_from <= now() and (a.valid_to is null or a.valid_to > now())
       order by a.role, n.reading, a.id`,
  ]);
  if (!agencies[0]) throw new NotFound();
  return { ...agencies[0], staff };
}

/** Whether the asker is still in a case. */
export async function seesCase(tx: Tx, caseId: string): Promise<boolean> {
  return (await tx`select from app.case where id = ${caseId}`).length > 0;
}
