import { NotFound, type Tx } from '@/db/client';
import type { CaseHead } from '@/lib/cases/model';
import { getCase } from '@/lib/cases/queries';
import { isSection, type Section } from '@/lib/manual/model';

/** A section of one's own manual, in one's own case. @throws NotFound */
export async function ownSection(tx: Tx, me: { personId: string }, at: { caseId: string; section: string }) {
  const head = await getCase(tx, at.caseId);
  if (head.personId !== me.personId || !isSection(at.section)) throw new NotFound();
  return { head, section: at.section } satisfies { head: CaseHead; section: Section };
}
