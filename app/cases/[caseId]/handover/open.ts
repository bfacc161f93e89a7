import 'server-only';
import { notFound } from 'next/navigation';
import type { Tx } from '@/db/client';
import { recordLook } from '@/lib/access-log/commands';
import type { LookKind } from '@/lib/access-log/model';
import { sidesOf } from '@/lib/cases/model';
import { getCase } from '@/lib/cases/queries';
import { isId } from '@/lib/ids';
import { openPage } from '@/lib/session/page';

/** What the pages of a handover start with: for the supported person and the support team. */
export async function openHandover<T>(path: string, caseId: string, read: (tx: Tx) => Promise<T>, how: LookKind = 'page') {
  if (!isId(caseId)) notFound();
  const { ui, me, data } = await openPage(path, (tx) =>
    Promise.all([getCase(tx, caseId), read(tx), recordLook(tx, caseId, 'handover', [], how)]),
  );
  const [head, rest] = data;
  const team = sidesOf(head).includes('support_team');
  const own = head.personId === me.personId;
  if (!team && !own) notFound();
  return { ui, me, head, team, own, data: rest };
}
