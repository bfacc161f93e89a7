import 'server-only';
import { notFound } from 'next/navigation';
import type { Actor, Tx } from '@/db/client';
import { NotFound } from '@/db/client';
import { recordLook } from '@/lib/access-log/commands';
import type { LookKind } from '@/lib/access-log/model';
import { type CaseHead, sidesOf } from '@/lib/cases/model';
import { getCase } from '@/lib/cases/queries';
import type { Ui } from '@/lib/i18n/ui';
import { isId } from '@/lib/ids';
import { openPage } from '@/lib/session/page';

/** What the pages about the support team's own notes start with. For the supported person and the support team; `teamOnly`: for the team. */
export async function openRecords<T>(
  path: string,
  caseId: string,
  read: (tx: Tx) => Promise<T>,
  { teamOnly = false, how = 'page' }: { teamOnly?: boolean; how?: LookKind } = {},
): Promise<{ ui: Ui; me: Actor; head: CaseHead; self: boolean; data: T }> {
  if (!isId(caseId)) notFound();
  const { ui, me, data } = await openPage(path, async (tx) => {
    const [head, rest] = await Promise.all([getCase(tx, caseId), read(tx), recordLook(tx, caseId, 'private', [], how)]);
    const self = sidesOf(head).includes('supported_person');
    // Whoever has no place here has not looked either.
    if (self ? teamOnly : !sidesOf(head).includes('support_team')) throw new NotFound();
    return { head, self, data: rest };
  });
  return { ui, me, ...data };
}
