import { asActor, type Tx } from '@/db/client';
import { recordChange } from '@/lib/access-log/commands';

/** Gives back what a worker held that died with it. Each worker asks for it once a minute. */
export async function freeJobs(): Promise<void> {
  await asActor('nobody', (tx) => tx`select app.free_jobs()`);
}

/** Sends a job that has failed on its way again, at once. @throws NotFound */
export async function runAgain(tx: Tx, jobId: string): Promise<void> {
  await tx`select app.run_again(${jobId}::bigint)`;
  await recordChange(tx, { caseId: null, act: 'job.again', objectType: 'job', objectId: null, detail: { job: jobId } });
}
