import type { TaskList } from 'graphile-worker';
import { z } from 'zod';
import { remindOfDialogues } from '@/lib/accommodations/commands';
import { mailQuestion } from '@/lib/answers/commands';
import { remindOfConsent, tellOfEndingConsents } from '@/lib/consents/commands';
import { consentMatters } from '@/lib/consents/model';
import { mailHandover } from '@/lib/handover/commands';
import { log } from '@/lib/logging';
import { thinNotices } from '@/lib/notices/commands';
import { tellPerson } from '@/lib/notices/tell';
import { fireReminder } from '@/lib/reminders/commands';

const messageJob = z.object({ person: z.uuid(), slot: z.enum(['urgent', 'now', 'daily']) });
const consentJob = z.object({ person: z.uuid(), party: z.uuid(), what: z.enum(consentMatters) });
const questionJob = z.object({ person: z.uuid(), question: z.uuid() });
const handoverJob = z.object({ person: z.uuid(), giving: z.uuid() });
const reminderJob = z.object({ person: z.uuid(), reminder: z.uuid() });

/** What the worker does, by the name that a job is put into the queue with. A job holds ids only. */
export const tasks: TaskList = {
  /** Each morning: dialogues about accommodations that somebody has left without an answer. */
  remind: logged(async () => remindOfDialogues()),
  /** What waits for a person goes out to them. */
  deliver: logged(async (job, attempt) => {
    const { person, slot } = messageJob.parse(job);
    await tellPerson(person, { slot }, attempt);
  }),
  /** A question's link goes out to the one who is asked. */
  question: logged(async (job, attempt) => mailQuestion(questionJob.parse(job).question, attempt)),
  /** The link to what was chosen for a receiver goes out to it. */
  handover: logged(async (job, attempt) => mailHandover(handoverJob.parse(job).giving, attempt)),
  /** The time has come that somebody wanted to be reminded at. */
  strike: logged(async (job, attempt) => {
    const { person, reminder } = reminderJob.parse(job);
    await fireReminder(person, reminder);
    await tellPerson(person, { slot: 'urgent', reminder }, attempt);
  }),
  /** Every morning: what ends soon of what others may read. */
  consents: logged(tellOfEndingConsents),
  /** Something about a side's consents waits for somebody, or ends. */
  consent: logged(async (job) => {
    const { person, party, what } = consentJob.parse(job);
    await remindOfConsent(person, party, what);
  }),
  /** Every night. */
  thin: logged(thinNotices),
};

/** What the worker does by itself, and when (in UTC: 0 o'clock is nine in Japan). A morning that was missed is made up for. */
export const timetable = `
0 0 * * * remind ?fill=20h&max=5
0 0 * * * consents ?fill=20h&max=5
0 18 * * * thin
`;

function logged(work: (job: unknown, attempt: number) => Promise<void>): TaskList[string] {
  return async (job, { job: { task_identifier: name, attempts } }) => {
    try {
      await work(job, attempts);
    } catch (error) {
      log.warn('job failed', { job: name, attempt: attempts, error });
      // The queue keeps a failure's words: a server's may name an address.
      throw new Error((error as { code?: string }).code ?? 'failed');
    }
  };
}
