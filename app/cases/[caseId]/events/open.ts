import 'server-only';
import { notFound } from 'next/navigation';
import type { Tx } from '@/db/client';
import { recordLook } from '@/lib/access-log/commands';
import { sidesOf } from '@/lib/cases/model';
import { getCase } from '@/lib/cases/queries';
import { type Happened, mayTell } from '@/lib/events/model';
import { getKnown } from '@/lib/events/queries';
import { isId } from '@/lib/ids';
import { openPage } from '@/lib/session/page';

/** What the pages about turns in a working life start with: for the supported person and the support team. */
export async function openEvents<T>(path: string, caseId: string, kind: Happened | null, read: (tx: Tx) => Promise<T>) {
  if (!isId(caseId)) notFound();
  const { ui, me, data } = await openPage(path, async (tx) => {
    const [head, rest] = await Promise.all([getCase(tx, caseId), read(tx), recordLook(tx, caseId, 'clock')]);
    const sides = head.lookingAs ? [] : sidesOf(head);
    const team = sides.includes('support_team');
    const tells = (team || sides.includes('supported_person')) && (!kind || mayTell(kind, team));
    return { head, rest, team, known: tells ? await getKnown(tx, caseId, team) : null };
  });
  const { head, rest, team, known } = data;
  if (!known) notFound();
  return { ui, me, head, team, known, data: rest };
}
