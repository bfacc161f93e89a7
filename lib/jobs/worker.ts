import { Logger, type Runner, run, type TaskList } from 'graphile-worker';
import { log } from '@/lib/logging';
import { freeJobs } from './commands';
import { tasks, timetable } from './tasks';
import { startTeller } from './teller';

/** No job of ours takes longer; after two minutes another worker takes it for lost (app.free_jobs). */
const deadline = 60_000;

// Next loads modules more than once: one worker for the whole process.
const shared = globalThis as { nakadachiWorker?: { stop(): Promise<void> } };

/**
 * Takes jobs from the queue until `stop`, at once when they come (LISTEN), several at a time. It stands up again by itself
 * when the database was away. Many workers may share a queue: each job is one's. It also sees to what people have written (teller.ts).
 * @param url the login of app_worker
 * @param pollInterval how often it looks for what has become due by itself, in milliseconds
 */
export function startWorker(url: string, { pollInterval = 2_000 } = {}): { stop(): Promise<void> } {
  if (shared.nakadachiWorker) return shared.nakadachiWorker;
  let stopping = false;
  let runner: Runner | undefined;
  const free = setInterval(() => freeJobs().catch((error: unknown) => log.warn('jobs not freed', { error })), 60_000);
  free.unref();
  const teller = startTeller({ beat: Math.min(pollInterval, 1_000) });
  const running = (async () => {
    while (!stopping) {
      try {
        await freeJobs();
        runner = await run({
          connectionString: url,
          concurrency: 4,
          maxPoolSize: 4,
          pollInterval,
          noHandleSignals: true,
          logger: quiet,
          taskList: timed(tasks),
          crontab: timetable,
        });
        if (stopping) await runner.stop();
        await runner.promise;
      } catch (error) {
        log.warn('worker fell over', { error });
      }
      if (!stopping) await new Promise((resolve) => setTimeout(resolve, 2_000));
    }
  })();
  shared.nakadachiWorker = {
    async stop() {
      stopping = true;
      clearInterval(free);
      delete shared.nakadachiWorker;
      await teller.stop();
      await runner?.stop().catch(() => {});
      await running;
    },
  };
  return shared.nakadachiWorker;
}

const timed = (list: TaskList): TaskList =>
  Object.fromEntries(
    Object.entries(list).map(([name, task]) => [
      name,
      async (payload, helpers) => {
        let timer: NodeJS.Timeout | undefined;
        const late = new Promise<never>((_, reject) => {
          timer = setTimeout(() => reject(new Error('too slow')), deadline);
        });
        await Promise.race([task?.(payload, helpers), late]).finally(() => clearTimeout(timer));
      },
    ]),
  );

// What goes wrong with a job stands in the queue and is logged by us; the library's own lines would hold payloads.
const quiet = new Logger(() => () => {});
