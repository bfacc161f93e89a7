import { startWorker } from '@/lib/jobs/worker';
import { endStreams } from '@/lib/live/streams';

/**
 * Takes jobs from the queue in this process, unless a process apart does that (NAKADACHI_WORKER=apart, npm run worker). When the
 * process is told to end, open streams end, which would hold it up, and no more jobs are begun.
 */
export function startTelling() {
  const { DATABASE_WORKER_URL: queue, NAKADACHI_WORKER: where } = process.env;
  const worker = queue && where !== 'apart' ? startWorker(queue) : undefined;
  for (const signal of ['SIGINT', 'SIGTERM'] as const)
    process.once(signal, () => Promise.allSettled([endStreams(), worker?.stop()]));
}
