import 'server-only';
import { notFound } from 'next/navigation';
import type { Role } from '@/components/consents/sides';
import type { Actor, Tx } from '@/db/client';
import { NotFound } from '@/db/client';
import { recordLook } from '@/lib/access-log/commands';
import type { LookKind } from '@/lib/access-log/model';
import { type CaseHead, sidesOf } from '@/lib/cases/model';
import { getCase } from '@/lib/cases/queries';
import type { Side } from '@/lib/consents/model';
import { listGuardedSides, listSides, myScope } from '@/lib/consents/queries';
import type { Category } from '@/lib/entries/model';
import type { Ui } from '@/lib/i18n/ui';
import { isId } from '@/lib/ids';
import { openPage } from '@/lib/session/page';

export type Opened<T> = {
  ui: Ui;
  me: Actor;
  head: CaseHead;
  caseId: string;
  role: Role;
  /** A guardian's scope; null for everybody else. */
  scope: Category[] | null;
  sides: Side[];
  data: T;
};

/**
 * What the consent pages start with. They are for the supported person, the support team and guardians; for some of them only, where
 * `roles` says so. Anybody else gets the page that is not there.
 * @param path of the page itself, to come back to after signing in
 */
export async function openConsents<T>(
  path: string,
  caseId: string,
  roles: readonly Role[],
  read: (tx: Tx) => Promise<T>,
  how: LookKind = 'page',
): Promise<Opened<T>> {
  if (!isId(caseId)) notFound();
  const { ui, me, data } = await openPage(path, async (tx) => {
    const [head, own, guarded, scope, rest] = await Promise.all([
      getCase(tx, caseId),
      listSides(tx, caseId),
      listGuardedSides(tx, caseId),
      myScope(tx, caseId),
      read(tx),
      recordLook(tx, caseId, 'consents', [], how),
    ]);
    const role = roleOf(head, scope);
    // Whoever has no place here has not looked either.
    if (!role || !roles.includes(role)) throw new NotFound();
    const guardian = role === 'guardian';
    return { head, caseId, role, scope: guardian ? scope : null, sides: guardian ? guarded : own, data: rest };
  });
  return { ui, me, ...data };
}

function roleOf(head: CaseHead, scope: Category[]): Role | null {
  const sides = sidesOf(head);
  if (sides.includes('supported_person')) return 'self';
  return sides.includes('support_team') ? 'team' : scope.length > 0 ? 'guardian' : null;
}

/** The side that a page is about; the page that is not there when it is none of these. */
export function sideOf(sides: Side[], partyId: string): Side {
  const side = sides.find(({ id }) => id === partyId);
  if (!side) notFound();
  return side;
}
