import type { Tx } from '@/db/client';
import type { Opening } from './model';

/** What was opened in an emergency in a case, the newest first, at most 100. For the supported person and the support team. */
export async function listOpenings(tx: Tx, caseId: string): Promise<Opening[]> {
  return tx<Opening[]>`
    select o.id, o.category, o.reason, o.valid_from as opened_at, coalesce(o.closed_at, o.valid_to) as until,
           o.closed_at is null and o.valid_to > now() as open, o.closed_at is not null as closed_early,
           o.person_id = (select app.actor_id()) as own, coalesce(n.name, '') as name, coalesce(n.reading, '') as reading, o.told_at,
           o.reviewed_at, r.name as reviewer_name, o.outcome, o.review
      from app.emergency o left join app.person n on n.id = o.person_id left join app.person r on r.id = o.reviewed_by
     where o.case_id = ${caseId}
     order by o.valid_from desc, o.id limit 100`;
}

/** What waits for the asker: as the supported person, to read of it; as a manager, to look at what somebody else opened. */
export type OpeningsWaiting = { caseId: string; name: string; own: boolean; openings: number };

export async function listOpeningsWaiting(tx: Tx): Promise<OpeningsWaiting[]> {
  return tx<OpeningsWaiting[]>`
    select o.case_id, n.name, n.id = app.actor_id() as own, count(*)::int as openings
      from app.emergency o join app.case k on k.id = o.case_id join app.person n on n.id = k.person_id
     where case when k.person_id = app.actor_id() then o.told_at is null
                else o.reviewed_at is null and o.person_id <> app.actor_id()
                     and k.agency_id = any ((select app.agency_ids_as('{manager,service_manager}'))::uuid[]) end
     group by o.case_id, n.id, n.name
     order by min(o.valid_from)`;
}

/** Whether the asker is one of the managers of a case's agency. */
export async function isManager(tx: Tx, caseId: string): Promise<boolean> {
  const rows = await tx`
    select from app.case k where k.id = ${caseId} and k.agency_id = any ((select app.agency_ids_as('{manager,service_manager}'))::uuid[])`;
  return rows.length > 0;
}
