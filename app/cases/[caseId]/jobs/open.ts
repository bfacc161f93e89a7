import 'server-only';
import { notFound } from 'next/navigation';
import type { Actor, Tx } from '@/db/client';
import { recordLook } from '@/lib/access-log/commands';
import { type CaseHead, sidesOf } from '@/lib/cases/model';
import { getCase } from '@/lib/cases/queries';
import type { Employment } from '@/lib/employments/model';
import { listEmployments } from '@/lib/employments/queries';
import type { Ui } from '@/lib/i18n/ui';
import { isId } from '@/lib/ids';
import { openPage } from '@/lib/session/page';

type Opened<T> = { ui: Ui; me: Actor; head: CaseHead; self: boolean; jobs: Employment[]; data: T };

/** What the pages about jobs start with. They are for the supported person and the support team; `selfOnly`: for the person alone. */
export async function openJobs<T>(
  path: string,
  caseId: string,
  read: (tx: Tx) => Promise<T>,
  { selfOnly = false } = {},
): Promise<Opened<T>> {
  if (!isId(caseId)) notFound();
  const { ui, me, data } = await openPage(path, (tx) =>
    Promise.all([getCase(tx, caseId), listEmployments(tx, caseId), read(tx), recordLook(tx, caseId, 'people')]),
  );
  const [head, jobs, rest] = data;
  const self = head.personId === me.personId;
  if (!self && (selfOnly || !sidesOf(head).includes('support_team'))) notFound();
  return { ui, me, head, self, jobs, data: rest };
}

/** The present job that a page is about; the page that is not there when it is none of these. */
export function presentJob(jobs: Employment[], employmentId: string): Employment {
  const job = jobs.find(({ id, past }) => id === employmentId && !past);
  if (!job) notFound();
  return job;
}
