/** `npm run worker`: the worker in a process of its own, beside a portal that is told NAKADACHI_WORKER=apart. */
import { startWorker } from './worker';

const url = process.env.DATABASE_WORKER_URL;
if (!url) {
  console.error('DATABASE_WORKER_URL がありません。 / DATABASE_WORKER_URL is not set.');
  process.exit(1);
}
const worker = startWorker(url);
console.log('仕事を待っています。止めるには Ctrl-C / waiting for jobs, Ctrl-C to stop');
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => worker.stop().then(() => process.exit(0)));
