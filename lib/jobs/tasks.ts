import type { TaskList } from 'graphile-worker';
import { z } from 'zod';
import { remindOfDialogues } from '@/lib/accommodations/commands';
import { log } from '@/lib/logging';
import { tellByMail } from '@/lib/mail/tell';
import { scheduleMail } from '@/lib/notices/commands';

const entryJob = z.object({ entry: z.uuid() });
const mailJob = z.object({ person: z.uuid(), slot: z.enum(['urgent', 'now', 'daily']) });

/** What the worker does, by the name that a job is put into the queue with. A job holds ids only. */
export const tasks: TaskList = {
  /** Somebody wrote: who wants mail about it, and when? */
  tell: logged(async (job) => scheduleMail(entryJob.parse(job).entry)),
  /** Each morning: dialogues about accommodations that somebody has left without an answer. */
  remind: logged(async () => remindOfDialogues()),
  /** What waits for a person goes out to them. */
  mail: logged(async (job) => {
    const { person, slot } = mailJob.parse(job);
    await tellByMail(person, slot);
  }),
};

/** What the worker does by itself, and when (in UTC: 0 o'clock is nine in Japan). A morning that was missed is made up for. */
export const timetable = '0 0 * * * remind ?fill=20h&max=5';

function logged(work: (job: unknown) => Promise<void>): TaskList[string] {
  return async (job, { job: { task_identifier: name, attempts } }) => {
    try {
      await work(job);
    } catch (error) {
      log.warn('job failed', { job: name, attempt: attempts, error });
      // The queue keeps a failure's words: a server's may name an address.
      throw new Error((error as { code?: string }).code ?? 'failed');
    }
  };
}
