import { NotFound, type Tx } from '@/db/client';
import type { Day } from '@/lib/dates';
import type { ServiceUser } from './retention';
import type { Setting } from './settings';

/** What agencies say of their rules, as far as the asker may read it: of one, or of all. */
export async function listSettings(tx: Tx, agencyId: string | null = null): Promise<Setting[]> {
  return tx<Setting[]>`
    ${settings(tx)} where ${agencyId}::uuid is null or r.agency_id = ${agencyId}::uuid
     order by r.set_at desc, r.id`;
}

/** The same of the agency of a case. */
export async function listSettingsOf(tx: Tx, caseId: string): Promise<Setting[]> {
  return tx<Setting[]>`${settings(tx)} where r.agency_id = (select k.agency_id from app.case k where k.id = ${caseId})`;
}

const settings = (tx: Tx) => tx`
  select r.id, r.agency_id, r.rule, r.value::float8 as value, r.from_on::text as from, r.to_on::text as to, r.reason,
         coalesce(n.name, '') as set_by, r.set_at
    from app.agency_rule r left join app.person n on n.id = r.set_by`;

/** The last day of a case that was closed. */
export async function findEnd(tx: Tx, caseId: string): Promise<Day | null> {
  const [found] = await tx<{ day: Day | null }[]>`select k.ended_on::text as day from app.case k where k.id = ${caseId}`;
  return found?.day ?? null;
}

/**
 * An agency for its staff, and whether the asker manages it.
 * @throws NotFound for everybody else
 */
export async function getAgency(tx: Tx, agencyId: string): Promise<{ id: string; name: string; manager: boolean }> {
  const [agency] = await tx<{ id: string; name: string; manager: boolean }[]>`
    select g.id, g.name, g.id = any ((select app.agency_ids_as('{manager,service_manager}'))::uuid[]) as manager
      from app.agency g
     where g.id = ${agencyId} and g.id = any ((select app.agency_ids_as('{manager,service_manager,worker}'))::uuid[])`;
  if (!agency) throw new NotFound();
  return agency;
}

/** Who uses or used the service of an agency, by their contracts, with their jobs; as far as the asker may know of them. */
export async function listServiceUsers(tx: Tx, agencyId: string): Promise<ServiceUser[]> {
  return tx<ServiceUser[]>`
    select k.id as case_id, n.name, n.reading, f.from_on::text as started_on, coalesce(f.to_on, k.ended_on)::text as ended_on,
           (select coalesce(json_agg(json_build_object('startedOn', j.started_on, 'endedOn', j.ended_on)), '[]')
              from app.employment j where j.case_id = k.id) as jobs
      from app.case k
      join app.person n on n.id = k.person_id
      cross join lateral (
        select c.from_on, c.to_on from app.clock_fact c
         where c.case_id = k.id and c.kind = 'contract' and c.withdrawn_at is null order by c.from_on desc limit 1) f
     where k.agency_id = ${agencyId}`;
}
