import { NotFound, type Tx } from '@/db/client';
import type { Counts, KeptBecause } from './model';

/** A case whose records' time is over or soon will be, or that is on hold. `counts`: of what is past its time. */
export type DueCase = {
  id: string;
  name: string;
  reading: string;
  endedOn: string;
  keptUntil: string;
  because: KeptBecause | null;
  notBefore: string | null;
  counts: Counts | null;
};

/** The ended cases of an agency that the asker manages, whose time ends within ninety days or is over: soonest first. */
export async function listDue(tx: Tx, agencyId: string): Promise<DueCase[]> {
  return tx<DueCase[]>`
    select k.id, n.name, n.reading, k.ended_on::text, d.kept_until::text, app.kept_because(k.id) as because,
           (select max(t.not_before) from app.retention_notice t where t.case_id = k.id)::text as not_before,
           case when d.kept_until < app.today() then (select r.counts from app.kept_rows(k.id) r) end as counts
      from app.case k join app.person n on n.id = k.person_id cross join lateral (select app.kept_until(k.id)) d (kept_until)
     where k.agency_id = ${agencyId} and k.agency_id = any ((select app.agency_ids_as('{manager,service_manager}'))::uuid[])
       and k.ended_on < app.today() and d.kept_until <= app.today() + 90
     order by d.kept_until, n.reading, k.id limit 100`;
}

export type Hold = {
  id: string;
  reason: string;
  until: string | null;
  heldAt: Date;
  /** By the supported person themselves. */
  own: boolean;
  liftedAt: Date | null;
  liftedReason: string;
  inForce: boolean;
};

export type Kept = {
  agencyId: string;
  years: number;
  endedOn: string | null;
  keptUntil: string | null;
  because: KeptBecause | null;
  notBefore: string | null;
  toldAt: Date | null;
  /** Whether the supported person has an account to read with: asked of themselves and the support team. */
  account: boolean;
  holds: Hold[];
  counts: Counts | null;
  firstOn: string | null;
  lastOn: string | null;
};

/** How long a case's records are kept, what stands in the way of erasing them, and, for managers, what there is. @throws NotFound */
export async function getKept(tx: Tx, caseId: string): Promise<Kept> {
  const [found] = await tx<Kept[]>`
    select k.agency_id, g.years_kept as years, k.ended_on::text, app.kept_until(k.id)::text as kept_until, app.kept_because(k.id) as because,
           t.not_before::text, t.told_at, not app.is_without_account(k.id) as account, r.counts, r.first_on::text, r.last_on::text,
           (select coalesce(json_agg(json_build_object('id', h.id, 'reason', h.reason, 'until', h.until, 'heldAt', h.held_at,
                     'own', h.held_by = k.person_id, 'liftedAt', h.lifted_at, 'liftedReason', h.lifted_reason,
                     'inForce', h.lifted_at is null and (h.until is null or h.until >= app.today())) order by h.held_at desc), '[]')
              from app.retention_hold h where h.case_id = k.id) as holds
      from app.case k join app.agency g on g.id = k.agency_id
      left join lateral (select n.not_before, n.told_at from app.retention_notice n where n.case_id = k.id order by n.told_at desc limit 1) t on true
      left join lateral app.kept_rows(k.id) r on true
     where k.id = ${caseId} and k.erased_at is null
       and (k.person_id = app.actor_id() or k.agency_id = any ((select app.agency_ids_as('{manager}'))::uuid[]))`;
  if (!found) throw new NotFound();
  return found;
}

export type Announced = { caseId: string; notBefore: string };

/** That the supported person's records will be erased: which case, from when. For their home. */
export async function listAnnounced(tx: Tx): Promise<Announced[]> {
  return tx<Announced[]>`
    select k.id as case_id, max(t.not_before)::text as not_before
      from app.case k join app.retention_notice t on t.case_id = k.id
     where k.person_id = app.actor_id() group by k.id`;
}

/** The report of an erasure. `intact`: its words are those that were hashed. */
export type Erasure = {
  id: string;
  caseId: string;
  agencyId: string;
  agencyName: string;
  decidedName: string;
  decidedAt: Date;
  firstOn: string;
  lastOn: string;
  endedOn: string;
  yearsKept: number;
  toldOn: string;
  counts: Counts;
  people: number;
  hash: string;
  intact: boolean;
  own: boolean;
};

/** Reports of erasures that the asker may read: an agency's, for its managers; without one, of what was the asker's own. */
export async function listErasures(tx: Tx, agencyId?: string): Promise<Erasure[]> {
  return tx<Erasure[]>`
    select ${columns(tx)} from app.erasure x
     where ${agencyId ? tx`x.agency_id = ${agencyId}` : tx`x.person_id = app.actor_id()`} order by x.decided_at desc limit 100`;
}

/** The report of a case's erasure, if it was erased and the asker may read it. */
export async function findErasure(tx: Tx, caseId: string): Promise<Erasure | undefined> {
  const [found] = await tx<Erasure[]>`select ${columns(tx)} from app.erasure x where x.case_id = ${caseId}`;
  return found;
}

const columns = (tx: Tx) => tx`
  x.id, x.case_id, x.agency_id, x.agency_name, x.decided_name, x.decided_at, x.first_on::text, x.last_on::text, x.ended_on::text, x.years_kept,
  x.told_on::text, x.counts, x.people, encode(x.hash, 'hex') as hash, app.hash_of(app.words_of(x)) = x.hash as intact,
  x.person_id is not distinct from app.actor_id() as own`;

/** The years that an agency keeps records, for its managers; whether the asker decides, or reads along (サービス管理責任者). @throws NotFound */
export async function getYearsKept(tx: Tx, agencyId: string): Promise<{ years: number; decides: boolean }> {
  const [found] = await tx<{ years: number; decides: boolean }[]>`
    select g.years_kept as years, g.id = any ((select app.agency_ids_as('{manager}'))::uuid[]) as decides from app.agency g
     where g.id = ${agencyId} and g.id = any ((select app.agency_ids_as('{manager,service_manager}'))::uuid[])`;
  if (!found) throw new NotFound();
  return found;
}
