import type { Tx } from '@/db/client';

/** A job that has failed at least once: whom it is for, and whether it is still tried. */
export type FailedJob = {
  id: string;
  personName: string | null;
  personReading: string | null;
  attempts: number;
  givenUp: boolean;
  nextAt: Date;
  since: Date;
};

/** The failed jobs of those whom the asker is a manager for, the newest first. */
export async function listFailedJobs(tx: Tx): Promise<FailedJob[]> {
  return tx<FailedJob[]>`
    select j.id, n.name as person_name, n.reading as person_reading, j.attempts, j.given_up, j.next_at, j.since
      from app.failed_jobs() j left join app.person n on n.id = j.person_id order by j.given_up desc, j.since desc`;
}
