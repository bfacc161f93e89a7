import 'server-only';
import { notFound } from 'next/navigation';
import type { Tx } from '@/db/client';
import { recordLook } from '@/lib/access-log/commands';
import { sidesOf } from '@/lib/cases/model';
import { getCase } from '@/lib/cases/queries';
import { isId } from '@/lib/ids';
import { openPage } from '@/lib/session/page';

/** What the pages of the clock start with: for the supported person and the support team; the forms for the team only. */
export async function openClock<T>(path: string, caseId: string, onlyTeam: boolean, read: (tx: Tx) => Promise<T>) {
  if (!isId(caseId)) notFound();
  const { ui, me, data } = await openPage(path, (tx) =>
    Promise.all([getCase(tx, caseId), read(tx), recordLook(tx, caseId, 'clock')]),
  );
  const [head, rest] = data;
  const team = sidesOf(head).includes('support_team');
  if (!team && (onlyTeam || head.personId !== me.personId)) notFound();
  return { ui, me, head, team, data: rest };
}
