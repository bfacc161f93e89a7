import { createHash, randomBytes } from 'node:crypto';
import type { Tx } from '@/db/connection';
import { newId } from '@/lib/ids';

/** Nothing, or more than one, goes by that name. `code` is a key under `admin.errors`. */
export class NotClear extends Error {
  constructor(readonly code: 'no_agency' | 'many_agencies' | 'no_person') {
    super(code);
  }
}

export type AgencyRow = { id: string; name: string; operator: string; staff: number; cases: number; disabled: boolean };

// The operator's acts run as the owner of the database: no person stands behind them, and the audit says so by having no actor.

/** Makes an agency. Returns its id. */
export async function createAgency(sql: Tx, { name, operator }: { name: string; operator: string }): Promise<string> {
  const id = newId();
  await sql`insert into app.agency (id, name, operator) values (${id}, ${name}, ${operator})`;
  await record(sql, 'create_agency', 'agency', id);
  return id;
}

/** Invites a manager; returns the token of the link, which is stored nowhere. */
export async function inviteManager(sql: Tx, agencyId: string, name: string): Promise<string> {
  const [id, token] = [newId(), randomBytes(32).toString('base64url')];
  await sql`
    insert into app.invitation (id, token_hash, agency_id, role, invited_name, expires_at)
    values (${id}, ${createHash('sha256').update(token).digest()}, ${agencyId}, 'manager', ${name}, now() + interval '7 days')`;
  await record(sql, 'invite_staff', 'invitation', id);
  return token;
}

export async function listAgencies(sql: Tx): Promise<AgencyRow[]> {
  return sql<AgencyRow[]>`
    select g.id, g.name, g.operator, g.disabled_at is not null as disabled,
           (select count(*)::int from app.agency_member a where a.agency_id = g.id and (a.valid_to is null or a.valid_to > now())) as staff,
           (select count(*)::int from app.case k where k.agency_id = g.id) as cases
      from app.agency g order by g.created_at, g.id`;
}

/**
 * The agency of an id, or of a whole name.
 * @throws NotClear
 */
export async function findAgency(sql: Tx, named: string): Promise<{ id: string; name: string; disabled: boolean }> {
  const found = await sql<{ id: string; name: string; disabled: boolean }[]>`
    select id, name, disabled_at is not null as disabled from app.agency where id::text = ${named.toLowerCase()} or name = ${named}`;
  if (found.length > 1) throw new NotClear('many_agencies');
  if (!found[0]) throw new NotClear('no_agency');
  return found[0];
}

/**
 * Shuts an agency, or opens it again: to its staff and to everybody around its cases but the supported person, who keeps reading.
 * Whoever has no other place is signed out and does not get in; nothing is deleted.
 */
export async function setAgencyDisabled(sql: Tx, agencyId: string, disabled: boolean): Promise<void> {
  await sql`update app.agency set disabled_at = ${disabled ? sql`now()` : null} where id = ${agencyId}`;
  if (disabled) {
    await sql`
      with places as (
        select a.person_id, g.id as agency_id, g.disabled_at is not null as shut
          from app.agency_member a join app.agency g on g.id = a.agency_id where a.valid_to is null or a.valid_to > now()
        union
        select m.person_id, k.agency_id, p.shut from app.member m join app.party p on p.id = m.party_id join app.case k on k.id = m.case_id
         where m.valid_to is null or m.valid_to > now())
      update app.session s set revoked_at = now()
       where s.revoked_at is null
         and s.person_id in (select person_id from places where agency_id = ${agencyId} and shut)
         and not exists (select from places p where p.person_id = s.person_id and not p.shut)`;
  }
  await record(sql, disabled ? 'disable_agency' : 'enable_agency', 'agency', agencyId);
}

/**
 * Shuts a person's account, or opens it again: by id or e-mail address. Shutting signs them out everywhere at once.
 * @throws NotClear
 */
export async function setPersonDisabled(sql: Tx, named: string, disabled: boolean): Promise<{ id: string; name: string }> {
  const [person] = await sql<{ id: string; name: string }[]>`
    update app.account a set disabled_at = ${disabled ? sql`now()` : null} from app.person p
     where p.id = a.person_id and (a.person_id::text = ${named.toLowerCase()} or a.email = ${named.normalize('NFKC').trim().toLowerCase()})
    returning p.id, p.name`;
  if (!person) throw new NotClear('no_person');
  if (disabled) await sql`update app.session set revoked_at = now() where person_id = ${person.id} and revoked_at is null`;
  await record(sql, disabled ? 'disable_person' : 'enable_person', 'account', person.id);
  return person;
}

async function record(sql: Tx, act: string, objectType: string, objectId: string): Promise<void> {
  await sql`insert into app.audit_event (act, object_type, object_id) values (${act}, ${objectType}, ${objectId})`;
}
