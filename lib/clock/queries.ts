import type { Tx } from '@/db/client';
import { NotFound } from '@/db/client';
import type { Job } from './case';
import type { ClockFact } from './facts';

/** What the clock of a case is counted from, also what was taken back; empty for whom it is not. */
export async function listClockFacts(tx: Tx, caseId: string): Promise<ClockFact[]> {
  return tx<ClockFact[]>`
    select f.id, f.kind, f.from_on::text as from, f.to_on::text as to, f.service, f.office, f.yen, f.reason, f.how, f.number, f.whose, f.recorded_at,
           coalesce(r.name, '') as recorded_by, w.name as withdrawn_by, f.withdrawn_at, f.withdrawn_reason
      from app.clock_fact f
      left join app.person r on r.id = f.recorded_by
      left join app.person w on w.id = f.withdrawn_by
     where f.case_id = ${caseId}
     order by f.recorded_at desc, f.id`;
}

/**
 * One fact.
 * @throws NotFound
 */
export async function getClockFact(tx: Tx, caseId: string, factId: string): Promise<ClockFact> {
  const fact = (await listClockFacts(tx, caseId)).find(({ id }) => id === factId);
  if (!fact) throw new NotFound();
  return fact;
}

/** The employments of a case, as far as the asker may know of them. */
export async function listJobs(tx: Tx, caseId: string): Promise<(Job & { employer: string })[]> {
  return tx<(Job & { employer: string })[]>`
    select j.started_on::text as started_on, j.ended_on::text as ended_on, j.employer
      from app.employment j where j.case_id = ${caseId} order by j.started_on, j.id`;
}
