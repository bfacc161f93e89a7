import { notFound } from 'next/navigation';
import type { Tx } from '@/db/client';
import { recordLook } from '@/lib/access-log/commands';
import { type CaseHead, getCase } from '@/lib/cases/queries';
import { type Contact, getContact } from '@/lib/contacts/queries';
import { isId } from '@/lib/ids';
import { paths } from '@/lib/paths';
import { type Opened, openPage } from '@/lib/session/page';

/** What the pages of a record begin with. Not there for whom it is not. */
export async function openContact<T>(
  { caseId, entryId }: { caseId: string; entryId: string },
  step: 'change' | 'confirm' | 'unconfirmed',
  read: (tx: Tx, head: CaseHead) => Promise<T>,
): Promise<Opened<T> & { head: CaseHead; contact: Contact }> {
  if (!isId(caseId) || !isId(entryId)) notFound();
  const { ui, me, data } = await openPage(paths.contact(caseId, entryId, step), async (tx) => {
    const [head, contact] = await Promise.all([getCase(tx, caseId), getContact(tx, caseId, entryId)]);
    const [found] = await Promise.all([read(tx, head), recordLook(tx, caseId, 'entry', [entryId])]);
    return { head, contact, found };
  });
  return { ui, me, data: data.found, head: data.head, contact: data.contact };
}
